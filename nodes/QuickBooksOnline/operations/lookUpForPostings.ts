import { entryNumbers } from '../../shared/domain/bookkeeping/entryNumbers';
import { postingsLookUp } from '../../shared/domain/lookUps/postingsLookUp';
import type {
	JsonRecord,
	OperationDefinition,
	OutputRecord,
	OutputsCall,
} from '../../shared/engine/types';
import type { QuickBooksClient } from '../../shared/vendors/quickBooksOnline/client';
import { lookUpTogether } from '../lookUpTogether';
import { incomingRecords, readIncoming } from '../../shared/vendors/incomingRecords';
import { plannerNotice } from '../../shared/vendors/plannerNotice';

/** What the books say about a delivery of GoCardless events: one call, for most of them. */
export const lookUpForPostings: OperationDefinition<QuickBooksClient> = {
	value: 'lookUpForPostings',
	name: 'Look Up for Postings',
	action: 'Look up what postings need',
	description:
		'Find the invoices, payments and entries that belong to incoming GoCardless events, in as few calls as possible; each output goes to the input of the Direct Debit Planner that has its name',
	properties: [plannerNotice('GoCardless events')],
	outputs: ['Invoices', 'Booked Payments', 'Booked Entries', 'Preferences'],
	runOutputs: lookUp,
};

async function lookUp({ client, items }: OutputsCall<QuickBooksClient>): Promise<OutputRecord[][]> {
	const wanted = readIncoming('GoCardless events', () =>
		postingsLookUp([...incomingRecords(items).values()], client.account),
	);
	const { paymentIds, refundNumbers } = wanted;
	if (paymentIds.length + refundNumbers.length === 0) return [[], [], [], []];
	const [
		byId = [],
		byNumber = [],
		byCustomer = [],
		payments = [],
		entries = [],
		receipts = [],
		preferences = [],
	] = await lookUpTogether(client, [
		{ entity: 'Invoice', field: 'Id', values: wanted.invoiceIds },
		{ entity: 'Invoice', field: 'DocNumber', values: wanted.invoiceNumbers },
		{ entity: 'Invoice', field: 'CustomerRef', values: wanted.customerIds },
		{ entity: 'Payment', field: 'PaymentRefNum', values: paymentIds },
		{ entity: 'JournalEntry', field: 'DocNumber', values: wanted.entryNumbers },
		{ entity: 'RefundReceipt', field: 'PaymentRefNum', values: refundNumbers },
		{ entity: 'Preferences' },
	]);
	const turns = await lookUpTurns(client, payments, wanted.entryNumbers);
	return [
		[...byId, ...byNumber, ...byCustomer],
		payments,
		[...entries, ...turns, ...receipts],
		preferences,
	].map((records) => records.map((json) => ({ json })));
}

/**
 * The entries of payments that pay no invoice (any more): they may have been taken back earlier, of
 * which no event needs to tell now.
 */
async function lookUpTurns(
	client: QuickBooksClient,
	payments: readonly JsonRecord[],
	known: readonly string[],
): Promise<JsonRecord[]> {
	const numbers = payments
		.filter((payment) => !paysInvoicesOnly(payment))
		.flatMap(({ PaymentRefNum: reference }) => entryNumbers(String(reference)));
	const asked = new Set(known);
	const values = numbers.filter((number) => !asked.has(number));
	const [entries = []] = await lookUpTogether(client, [
		{ entity: 'JournalEntry', field: 'DocNumber', values },
	]);
	return entries;
}

function paysInvoicesOnly({ Line: lines }: JsonRecord): boolean {
	const links = (Array.isArray(lines) ? (lines as JsonRecord[]) : []).flatMap(
		({ LinkedTxn: linked }) => (Array.isArray(linked) ? (linked as JsonRecord[]) : []),
	);
	return links.length > 0 && links.every(({ TxnType: type }) => type === 'Invoice');
}
