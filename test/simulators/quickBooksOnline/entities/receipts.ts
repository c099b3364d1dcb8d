import type { Company } from '../company';
import { keyOf } from '../links/applications';
import { deposited } from '../protocol/vendorFaults';
import type { StoredEntity } from '../store/entityStore';
import { referenceId, withoutEmpty, type Wire } from '../values/wire';
import { checkDepositAccount, undepositedFunds } from './parts/accounts';
import { requireProperty } from './parts/checks';
import { guardClosedBooks } from './parts/dates';
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

/** Revenue and money in one form: taken in (sales receipt) or given back (refund receipt). */
function receipt(
	name: 'SalesReceipt' | 'RefundReceipt',
	sign: 1 | -1,
	longest: number,
): EntityRules {
	const rules: EntityRules = {
		name,
		sequence: 'transactions',
		operations: ['create', 'update', 'delete', 'void', 'send', 'pdf'],
		voidBy: 'include',
		writable: [
			...SALES_FORM_PROPERTIES,
			'DepositToAccountRef',
			'PaymentMethodRef',
			'PaymentRefNum',
			'PaymentType',
			'CheckPayment',
			'CreditCardPayment',
		],
		readOnly: SALES_FORM_READ_ONLY,
		lengths: { ...SALES_FORM_LENGTHS, PaymentRefNum: longest },
		references: {
			...SALES_FORM_REFERENCES,
			PaymentMethodRef: 'PaymentMethod',
			DepositToAccountRef: 'Account',
		},
		fields: {
			...TRANSACTION_FIELDS,
			CustomerRef: { kind: 'reference' },
			PaymentRefNum: { kind: 'text' },
			TotalAmt: { kind: 'amount' },
			Balance: { kind: 'amount', read: () => 0 },
		},
		indexed: ['CustomerRef', 'DocNumber', 'PaymentRefNum'],
		prepare: (draft) => prepareReceipt(draft, name),
		guard: (company, record) => {
			if (company.depositOf(name, record.id) !== undefined) throw deposited();
			guardClosedBooks(company, record);
		},
		post: (company, record) => {
			const account = String(referenceId(record.body.DepositToAccountRef));
			return postSale(company, record, { account }, sign, name);
		},
		voided: (_company, record) => voidSalesForm(record),
		present: (company, record) => presentReceipt(company, rules, record),
	};
	return rules;
}

export const salesReceipt = receipt('SalesReceipt', 1, 21);

export const refundReceipt = receipt('RefundReceipt', -1, 100);

function prepareReceipt(draft: Draft, name: 'SalesReceipt' | 'RefundReceipt'): Wire {
	const { company, body } = draft;
	if (name === 'RefundReceipt') requireProperty(body, 'DepositToAccountRef');
	const form = prepareSalesForm(draft, name, false);
	const currency = referenceId(form.CurrencyRef) ?? company.settings.homeCurrency;
	const account =
		body.DepositToAccountRef === undefined
			? undepositedFunds(company)
			: checkDepositAccount(company, body.DepositToAccountRef, currency).id;
	return { ...form, DepositToAccountRef: { value: account } };
}

function presentReceipt(company: Company, rules: EntityRules, record: StoredEntity): Wire {
	const deposit = company.deposits.get(keyOf(rules.name, record.id));
	return withoutEmpty({
		...presentSalesForm(company, rules, record),
		Balance: 0,
		LinkedTxn: deposit === undefined ? undefined : [{ TxnId: deposit, TxnType: 'Deposit' }],
	});
}
