import { addFeedLine } from '../simulators/zohoBooks';
import { byId } from '../unit/zohoBooks/bench';
import type { Tour } from './tour';
import { liveThrough, lookUp, record, upsert, type ZohoBusiness } from './zohoTour';

/** Costs, journals, transfers, and the lines that the bank shows. */
export async function bankWithZoho(tour: Tour, business: ZohoBusiness): Promise<void> {
	await keepJournals(tour, business);
	await payFees(tour, business);
	await moveMoney(tour, business);
	await categorize(tour, business);
}

async function keepJournals(tour: Tour, { bench, bank, fees }: ZohoBusiness): Promise<void> {
	const entry = {
		date: bench.organization.today(),
		lineItems: {
			rows: [
				{ side: 'debit', amount: '0.30', account: byId(fees), description: 'In' },
				{ side: 'credit', amount: '0.30', account: byId(bank), description: 'Out' },
			],
		},
		additionalFields: { status: 'draft', referenceNumber: 'Correction' },
	};
	const made = await liveThrough(tour, 'journal', entry, { notes: 'By hand' });
	const journal = record(made.journal_id);
	await lookUp(tour, 'journal', 'reference_number', 'Correction');
	await tour.visit('journal', 'publish', journal);
	await tour.visit('journal', 'delete', journal);
}

async function payFees(tour: Tour, { bench, fees }: ZohoBusiness): Promise<void> {
	const cost = {
		account: byId(fees),
		paidThroughAccount: byId(bench.clearing),
		amount: '1.20',
		date: bench.organization.today(),
		additionalFields: { referenceNumber: 'FE000123', description: 'Fees' },
	};
	const made = await liveThrough(tour, 'expense', cost, { description: 'Fees of a payout' });
	await lookUp(tour, 'expense', 'reference_number', 'FE000123');
	await upsert(tour, 'expense', 'FE000124', cost);
	await tour.visit('expense', 'delete', record(made.expense_id));
}

async function moveMoney(tour: Tour, { bench, bank }: ZohoBusiness): Promise<void> {
	const transfer = {
		transactionType: 'transfer_fund',
		amount: '98.80',
		date: bench.organization.today(),
		additionalFields: {
			fromAccount: byId(bench.clearing),
			toAccount: byId(bank),
			referenceNumber: 'PO000123',
		},
	};
	const made = await liveThrough(tour, 'bankTransaction', transfer, {
		description: 'Payout of GoCardless',
	});
	const id = String(made.transaction_id);
	await lookUp(tour, 'bankTransaction', 'reference_number', 'PO000123');
	const line = feedLine({ bench, bank }, 9880, 'GOCARDLESS LTD');
	const account = { account: byId(bank) };
	await tour.visit('bankTransaction', 'getUncategorized', { returnAll: true, filters: account });
	await tour.visit('bankTransaction', 'getMatches', record(line));
	await tour.visit('bankTransaction', 'match', {
		...record(line),
		...account,
		transactions: { rows: [{ transaction: id, transactionType: 'transfer_fund' }] },
	});
	await tour.visit('bankTransaction', 'unmatch', { ...record(id), ...account });
	await tour.visit('bankTransaction', 'exclude', { ...record(line), ...account });
	await tour.visit('bankTransaction', 'restore', { ...record(line), ...account });
	await tour.visit('bankTransaction', 'delete', record(id));
}

async function categorize(tour: Tour, business: ZohoBusiness): Promise<void> {
	const { bench, bank, fees, customer, sales } = business;
	const today = bench.organization.today();
	const line = (amount: number, description: string) =>
		record(feedLine(business, amount, description));
	await tour.visit('bankTransaction', 'categorizeAsExpense', {
		...line(-1200, 'GOCARDLESS FEES'),
		account: byId(fees),
		paidThroughAccount: byId(bank),
		amount: '12.00',
		date: today,
	});
	await tour.visit('bankTransaction', 'categorizeAsCustomerPayment', {
		...line(3000, 'ADA LTD'),
		customer: byId(customer),
		amount: '30.00',
		date: today,
		paymentMode: 'banktransfer',
		additionalFields: { account: byId(bank) },
	});
	const note = await tour.visit('creditNote', 'create', {
		customer: byId(customer),
		date: today,
		lineItems: {
			rows: [{ name: 'Membership', rate: '4.00', quantity: '1', account: byId(sales) }],
		},
	});
	await tour.visit('bankTransaction', 'categorizeAsCreditNoteRefund', {
		...line(-400, 'ADA LTD'),
		creditNote: byId(String(note.creditnote_id)),
		amount: '4.00',
		date: today,
		fromAccount: byId(bank),
	});
	const transfer = line(500, 'GOCARDLESS LTD');
	await tour.visit('bankTransaction', 'categorize', {
		...transfer,
		transactionType: 'transfer_fund',
		amount: '5.00',
		date: today,
		additionalFields: { fromAccount: byId(bench.clearing), toAccount: byId(bank) },
	});
	const [booked] = await bench.records('bankTransaction', 'getAll', {
		returnAll: true,
		filters: { account: byId(bank), status: 'categorized' },
	});
	await tour.visit('bankTransaction', 'uncategorize', {
		...record(booked?.transaction_id),
		account: byId(bank),
	});
}

function feedLine(
	{ bench, bank }: Pick<ZohoBusiness, 'bench' | 'bank'>,
	amount: number,
	description: string,
): string {
	const date = bench.organization.today();
	return addFeedLine(bench.organization, { accountId: bank, amount, date, description });
}
