import type { Company } from '../company';
import { keyOf } from '../links/applications';
import type { StoredEntity } from '../store/entityStore';
import { addDays } from '../../shared/clock';
import { fromMinor, toMinor } from '../values/amounts';
import { checkedDate } from '../values/dates';
import { isWire, referenceId, textOf, type Wire } from '../values/wire';
import { businessRule } from '../protocol/vendorFaults';
import { guardClosedBooks } from './parts/dates';
import { homeAmount } from './parts/currency';
import { limitApplications } from './parts/paymentApplications';
import { receivableAccount } from './parts/accounts';
import {
	postSale,
	prepareSalesForm,
	presentSalesForm,
	SALES_FORM_LENGTHS,
	SALES_FORM_PROPERTIES,
	SALES_FORM_READ_ONLY,
	SALES_FORM_REFERENCES,
	TRANSACTION_FIELDS,
	voidSalesForm,
} from './parts/salesForm';
import type { Draft, EntityRules } from './rules';

const DEFAULT_DAYS = 30;

export const invoice: EntityRules = {
	name: 'Invoice',
	sequence: 'transactions',
	operations: ['create', 'update', 'delete', 'void', 'send', 'pdf'],
	voidBy: 'operation',
	writable: [
		...SALES_FORM_PROPERTIES,
		'DueDate',
		'ShipDate',
		'ShipMethodRef',
		'TrackingNum',
		'Deposit',
		'DepositToAccountRef',
		'AllowIPNPayment',
		'AllowOnlinePayment',
		'AllowOnlineACHPayment',
		'AllowOnlineCreditCardPayment',
		'BillEmailCc',
		'BillEmailBcc',
	],
	readOnly: SALES_FORM_READ_ONLY,
	lengths: SALES_FORM_LENGTHS,
	references: { ...SALES_FORM_REFERENCES, SalesTermRef: 'Term' },
	fields: {
		...TRANSACTION_FIELDS,
		DueDate: { kind: 'date' },
		CustomerRef: { kind: 'reference' },
		TotalAmt: { kind: 'amount' },
		Balance: {
			kind: 'amount',
			read: (company, record) => company.amountOf(company.openAmount('Invoice', record), record),
		},
	},
	indexed: ['CustomerRef', 'DocNumber'],
	totalCount: true,
	prepare: prepareInvoice,
	guard: guardClosedBooks,
	settle: (company, record) => {
		const total = toMinor(record.body.TotalAmt, company.currencyOf(record));
		const customer = referenceId(record.body.CustomerRef);
		limitApplications(company, keyOf('Invoice', record.id), total, customer);
	},
	release: (company, record) => limitApplications(company, keyOf('Invoice', record.id), 0),
	post: (company, record) =>
		postSale(
			company,
			record,
			{
				account: receivableAccount(company, company.currencyOf(record)),
				customer: referenceId(record.body.CustomerRef),
			},
			1,
			'Invoice',
		),
	voided: (_company, record) => ({ ...voidSalesForm(record), Deposit: undefined }),
	present: presentInvoice,
};

function prepareInvoice(draft: Draft): Wire {
	const { company, body } = draft;
	const form = prepareSalesForm(draft, 'Invoice', true);
	if (body.EmailStatus === 'NeedToSend' && !isWire(body.BillEmail)) {
		throw businessRule('An e-mail address is needed to send the invoice.');
	}
	const date = String(form.TxnDate);
	const online = company.settings.onlinePayments;
	return {
		AllowIPNPayment: false,
		AllowOnlinePayment: false,
		AllowOnlineCreditCardPayment: online,
		AllowOnlineACHPayment: online,
		...form,
		DueDate: textOf(body.DueDate)
			? checkedDate(body.DueDate, 'DueDate')
			: addDays(date, daysOf(company, body)),
	};
}

function daysOf(company: Company, body: Wire): number {
	const term = company.find('Term', referenceId(body.SalesTermRef) ?? '');
	return typeof term?.body.DueDays === 'number' ? term.body.DueDays : DEFAULT_DAYS;
}

function presentInvoice(company: Company, record: StoredEntity): Wire {
	const balance = company.openAmount('Invoice', record);
	const linked = [...company.applications.to(keyOf('Invoice', record.id)).keys()];
	return {
		...presentSalesForm(company, invoice, record),
		...(company.settings.multiCurrency
			? {
					HomeBalance: fromMinor(
						homeAmount(company, record, balance),
						company.settings.homeCurrency,
					),
				}
			: {}),
		LinkedTxn: linked.map((id) => ({ TxnId: id, TxnType: 'Payment' })),
		Balance: company.amountOf(balance, record),
	};
}
