import { inputsOf, makePlan, PLAN_INPUTS, type PlanName } from '../../../nodes/shared/domain/plans';
import type { PlanItem } from '../../../nodes/shared/domain/planItem';
import type { SettingsInput } from '../../../nodes/shared/domain/settings';

/** Raw records as the vendors return them, with only what a story needs to say. */

export const BOOKS = 'quickbooks:9130350000000001';
export const TODAY = '2026-11-25';

export type Raw = Record<string, unknown>;

export function settings(changes: Partial<SettingsInput> = {}): Raw {
	return {
		books: BOOKS,
		companyName: 'Willow Bakery Ltd',
		timeZone: 'Europe/London',
		homeCurrency: 'GBP',
		clearingAccounts: { GBP: '91' },
		...changes,
	};
}

export function customer(changes: Raw = {}): Raw {
	return {
		Id: '12',
		DisplayName: 'Corner Cafe',
		CompanyName: 'Corner Cafe Ltd',
		PrimaryEmailAddr: { Address: 'pay@corner.example' },
		BillAddr: { Line1: '1 High St', City: 'Leeds', PostalCode: 'LS1 1AA', Country: 'UK' },
		CurrencyRef: { value: 'GBP', name: 'British Pound Sterling' },
		Balance: 120,
		Active: true,
		SyncToken: '0',
		...changes,
	};
}

export function invoice(changes: Raw = {}): Raw {
	return {
		Id: '145',
		DocNumber: 'INV-1037',
		CustomerRef: { value: '12', name: 'Corner Cafe' },
		CurrencyRef: { value: 'GBP' },
		TotalAmt: 120,
		Balance: 120,
		TxnDate: '2026-11-01',
		DueDate: '2026-11-28',
		SyncToken: '0',
		MetaData: { CreateTime: '2026-11-01T09:00:00-08:00' },
		Line: [],
		...changes,
	};
}

export function mandate(changes: Raw = {}): Raw {
	return {
		id: 'MD1',
		status: 'active',
		scheme: 'bacs',
		reference: 'CORNER-1',
		next_possible_charge_date: '2026-11-30',
		created_at: '2026-10-01T10:00:00.000Z',
		metadata: { books: BOOKS, customer: '12' },
		links: { customer: 'CU1', creditor: 'CR1', customer_bank_account: 'BA1' },
		...changes,
	};
}

export function payment(changes: Raw = {}): Raw {
	return {
		id: 'PM1',
		status: 'submitted',
		amount: 12000,
		amount_refunded: 0,
		currency: 'GBP',
		charge_date: '2026-11-24',
		created_at: '2026-11-18T10:00:00.000Z',
		description: 'Invoice INV-1037 Willow Bakery Ltd',
		reference: null,
		retry_if_possible: false,
		metadata: { books: BOOKS, customer: '12', invoice: '145' },
		fx: { fx_amount: null, fx_currency: null },
		links: { mandate: 'MD1', creditor: 'CR1' },
		...changes,
	};
}

export function holder(changes: Raw = {}): Raw {
	return {
		id: 'CU1',
		created_at: '2026-09-01T10:00:00.000Z',
		email: 'pay@corner.example',
		company_name: 'Corner Cafe Ltd',
		given_name: null,
		family_name: null,
		address_line1: '1 High St',
		city: 'Leeds',
		postal_code: 'LS1 1AA',
		country_code: 'GB',
		metadata: { books: BOOKS, customer: '12' },
		...changes,
	};
}

export function invitation(changes: Raw = {}): Raw {
	return {
		id: 'BRQ1',
		status: 'pending',
		created_at: '2026-11-20T10:00:00.000Z',
		mandate_request: { currency: 'GBP', metadata: { books: BOOKS, customer: '12' } },
		metadata: { books: BOOKS, customer: '12' },
		links: { customer: 'CU1', mandate_request: 'MRQ1' },
		...changes,
	};
}

export function subscription(changes: Raw = {}): Raw {
	return {
		id: 'SB1',
		status: 'active',
		amount: 12000,
		currency: 'GBP',
		created_at: '2026-09-01T10:00:00.000Z',
		name: 'Coffee every month',
		interval: 1,
		interval_unit: 'monthly',
		metadata: { books: BOOKS, customer: '12', invoice: '145' },
		links: { mandate: 'MD1' },
		...changes,
	};
}

export function event(resource: Raw | undefined, changes: Raw = {}): Raw {
	return {
		id: 'EV1',
		created_at: '2026-11-25T08:00:00.000Z',
		resource_type: 'payments',
		action: 'confirmed',
		links: { payment: resource?.id ?? 'PM1' },
		details: { origin: 'gocardless', cause: 'payment_confirmed', description: '' },
		metadata: {},
		resource,
		...changes,
	};
}

export function bookedPayment(changes: Raw = {}): Raw {
	return {
		Id: '163',
		CustomerRef: { value: '12', name: 'Corner Cafe' },
		CurrencyRef: { value: 'GBP' },
		TotalAmt: 120,
		UnappliedAmt: 0,
		PaymentRefNum: 'PM1',
		TxnDate: '2026-11-24',
		PrivateNote: 'GoCardless payment PM1',
		Line: [{ Amount: 120, LinkedTxn: [{ TxnId: '145', TxnType: 'Invoice' }] }],
		...changes,
	};
}

/** What was collected by PM1 and PM2, less fees of 1.20 and 2.20. */
export function payout(changes: Raw = {}): Raw {
	return {
		id: 'PO1',
		status: 'paid',
		amount: 33_660,
		currency: 'GBP',
		created_at: '2026-11-23T10:00:00.000Z',
		arrival_date: '2026-11-25',
		reference: 'WILLOW-8G7Q8',
		deducted_fees: 340,
		payout_type: 'merchant',
		fx: { fx_currency: null, fx_amount: null, exchange_rate: null, estimated_exchange_rate: null },
		metadata: {},
		links: { creditor: 'CR1', creditor_bank_account: 'BA9' },
		...changes,
	};
}

export function payoutItem(type: string, amount: string, links: Raw, changes: Raw = {}): Raw {
	return { payout: 'PO1', type, amount, taxes: [], links, ...changes };
}

export function refund(changes: Raw = {}): Raw {
	return {
		id: 'RF1',
		created_at: '2026-11-20T10:00:00.000Z',
		amount: 2000,
		currency: 'GBP',
		reference: null,
		status: 'paid',
		metadata: {},
		fx: { fx_amount: null, fx_currency: null },
		links: { payment: 'PM1', mandate: 'MD1' },
		...changes,
	};
}

export function journalEntry(changes: Raw = {}): Raw {
	return {
		Id: '170',
		DocNumber: 'PM1-R1',
		CurrencyRef: { value: 'GBP' },
		TxnDate: '2026-11-24',
		TotalAmt: 0,
		PrivateNote: '',
		Line: [
			{
				Id: '0',
				Amount: 120,
				DetailType: 'JournalEntryLineDetail',
				JournalEntryLineDetail: { PostingType: 'Debit', AccountRef: { value: '84' } },
			},
			{
				Id: '1',
				Amount: 120,
				DetailType: 'JournalEntryLineDetail',
				JournalEntryLineDetail: { PostingType: 'Credit', AccountRef: { value: '91' } },
			},
		],
		...changes,
	};
}

export function deposit(changes: Raw = {}): Raw {
	return {
		Id: '180',
		CurrencyRef: { value: 'GBP' },
		DepositToAccountRef: { value: '35' },
		TxnDate: '2026-11-25',
		TotalAmt: 336.6,
		PrivateNote: 'GoCardless entry PO1: payout PO1 of 336.60 GBP',
		Line: [
			{
				Id: '1',
				Amount: 336.6,
				DetailType: 'DepositLineDetail',
				DepositLineDetail: { AccountRef: { value: '91' } },
			},
		],
		...changes,
	};
}

export interface Lists {
	[input: string]: Raw[] | undefined;
}

/** Makes a plan; lists that a story does not mention are empty, the settings are the usual ones. */
export function planFor(
	plan: PlanName,
	lists: Lists,
	options: { today?: string; holdsAllOpenInvoices?: boolean } = {},
): PlanItem[] {
	return makePlan({
		plan,
		lists: inputsOf(plan).map((name, input) => {
			// An optional list that a story does not mention is not connected.
			if (lists[name] === undefined && input >= PLAN_INPUTS[plan].length) return undefined;
			const list = lists[name] ?? (name === 'Settings' ? [settings()] : []);
			return list.length === 0 ? [{}] : list;
		}),
		today: () => options.today ?? TODAY,
		holdsAllOpenInvoices: options.holdsAllOpenInvoices,
	});
}

/** The one line of a plan that is expected to have one. */
export function only(items: PlanItem[]): PlanItem {
	expect(items).toHaveLength(1);
	const [item] = items;
	if (item === undefined) throw new Error('The plan has no line.');
	return item;
}

/** The bodies of the requests of a line, by step name. */
export function requestsOf(item: PlanItem): Array<{ verb: string; id?: unknown; body: Raw }> {
	return (item.json.plannedAction?.steps ?? []).map(({ verb, id, body }) => ({ verb, id, body }));
}
