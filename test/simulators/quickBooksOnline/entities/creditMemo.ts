import type { Company } from '../company';
import { keyOf } from '../links/applications';
import type { StoredEntity } from '../store/entityStore';
import { toMinor } from '../values/amounts';
import { referenceId, type Wire } from '../values/wire';
import { guardClosedBooks } from './parts/dates';
import { receivableAccount } from './parts/accounts';
import { limitApplications } from './parts/paymentApplications';
import {
	postSale,
	prepareSalesForm,
	presentSalesForm,
	SALES_FORM_LENGTHS,
	SALES_FORM_PROPERTIES,
	SALES_FORM_READ_ONLY,
	SALES_FORM_REFERENCES,
	TRANSACTION_FIELDS,
} from './parts/salesForm';
import type { EntityRules } from './rules';

/** Can be deleted, not voided, by the API (QuickBooks sheet 12). */
export const creditMemo: EntityRules = {
	name: 'CreditMemo',
	sequence: 'transactions',
	operations: ['create', 'update', 'delete', 'send', 'pdf'],
	writable: [...SALES_FORM_PROPERTIES, 'InvoiceRef', 'PaymentMethodRef'],
	readOnly: [...SALES_FORM_READ_ONLY, 'RemainingCredit'],
	lengths: SALES_FORM_LENGTHS,
	references: SALES_FORM_REFERENCES,
	fields: {
		...TRANSACTION_FIELDS,
		CustomerRef: { kind: 'reference' },
		TotalAmt: { kind: 'amount' },
		Balance: { kind: 'amount', read: remaining },
		RemainingCredit: { kind: 'amount', read: remaining },
	},
	indexed: ['CustomerRef', 'DocNumber'],
	prepare: (draft) => prepareSalesForm(draft, 'CreditMemo', true),
	guard: guardClosedBooks,
	settle: (company, record) => {
		const total = toMinor(record.body.TotalAmt, company.currencyOf(record));
		limitApplications(company, keyOf('CreditMemo', record.id), total);
	},
	release: (company, record) => limitApplications(company, keyOf('CreditMemo', record.id), 0),
	post: (company, record) =>
		postSale(
			company,
			record,
			{
				account: receivableAccount(company, company.currencyOf(record)),
				customer: referenceId(record.body.CustomerRef),
			},
			-1,
			'Credit memo',
		),
	present: presentCreditMemo,
};

function remaining(company: Company, record: StoredEntity): number {
	return company.amountOf(company.openAmount('CreditMemo', record), record);
}

function presentCreditMemo(company: Company, record: StoredEntity): Wire {
	return {
		...presentSalesForm(company, creditMemo, record),
		RemainingCredit: remaining(company, record),
		Balance: remaining(company, record),
	};
}
