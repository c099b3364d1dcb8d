import { markedNumbers } from '../../shared/domain/bookkeeping/entryNumbers';
import {
	isToBeProven,
	payoutItemsLookUp,
	payoutsLookUp,
} from '../../shared/domain/lookUps/payoutsLookUp';
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

type Call = OutputsCall<QuickBooksClient>;

/** Which payouts are in the books, so that only the others have to be taken apart. */
export const lookUpForPayouts: OperationDefinition<QuickBooksClient> = {
	value: 'lookUpForPayouts',
	name: 'Look Up for Payouts',
	action: 'Look up what payouts need',
	description:
		'Find the entries of incoming GoCardless payouts, in as few calls as possible; those that still have to be proven leave by "Not in the Books Yet"',
	properties: [plannerNotice('GoCardless payouts')],
	outputs: ['Booked Payouts', 'Not in the Books Yet', 'Preferences'],
	runOutputs: lookUpPayouts,
};

/** What the books say about the parts of payouts. */
export const lookUpForPayoutItems: OperationDefinition<QuickBooksClient> = {
	value: 'lookUpForPayoutItems',
	name: 'Look Up for Payout Items',
	action: 'Look up what payout items need',
	description:
		'Find the payments and refunds that incoming GoCardless payout items name, in as few calls as possible; one item of each payment that is not booked leaves by "Not in the Books Yet"',
	properties: [plannerNotice('the items of GoCardless payouts')],
	outputs: ['Booked Payments', 'Booked Refunds', 'Not in the Books Yet'],
	runOutputs: lookUpItems,
};

async function lookUpPayouts({ client, items }: Call): Promise<OutputRecord[][]> {
	const payouts = incomingRecords(items);
	const wanted = readIncoming('GoCardless payouts', () => payoutsLookUp([...payouts.values()]));
	if (wanted === undefined) return [[], [], []];
	const { numbers, dateFrom } = wanted;
	const [entries = [], deposits = [], preferences = []] = await lookUpTogether(client, [
		{ entity: 'JournalEntry', field: 'DocNumber', values: numbers },
		{ entity: 'Deposit', condition: { target: 'TxnDate', operator: '>=', value: dateFrom } },
		{ entity: 'Preferences' },
	]);
	const booked = [...entries, ...deposits.filter(names(new Set(numbers)))];
	const found = new Set(booked.flatMap(numbersOf));
	return [
		withoutPlace(booked),
		[...payouts].flatMap(([itemIndex, json]) =>
			isToBeProven(json, found) ? [{ json, itemIndex }] : [],
		),
		withoutPlace(preferences),
	];
}

async function lookUpItems({ client, items }: Call): Promise<OutputRecord[][]> {
	const records = incomingRecords(items);
	const { payments, refundNumbers } = readIncoming('GoCardless payout items', () =>
		payoutItemsLookUp(records),
	);
	const [booked = [], entries = [], receipts = []] = await lookUpTogether(client, [
		{ entity: 'Payment', field: 'PaymentRefNum', values: [...payments.keys()] },
		{ entity: 'JournalEntry', field: 'DocNumber', values: refundNumbers },
		{ entity: 'RefundReceipt', field: 'PaymentRefNum', values: refundNumbers },
	]);
	// What was voided comes with nothing left in it (QuickBooks sheet 12).
	const valid = booked.filter(({ TotalAmt: total }) => Number(total) !== 0);
	const references = new Set(valid.map(({ PaymentRefNum: reference }) => reference));
	return [
		withoutPlace(booked),
		withoutPlace([...entries, ...receipts]),
		[...payments].flatMap(([paymentId, itemIndex]) =>
			references.has(paymentId) ? [] : [{ json: records.get(itemIndex) ?? {}, itemIndex }],
		),
	];
}

function withoutPlace(records: readonly JsonRecord[]): OutputRecord[] {
	return records.map((json) => ({ json }));
}

/** Deposits have no number of their own; ours name it in note and lines. */
function numbersOf({ DocNumber, PrivateNote, Line: lines }: JsonRecord): string[] {
	const descriptions = (Array.isArray(lines) ? (lines as JsonRecord[]) : []).map(
		({ Description: text }) => text,
	);
	const notes = [PrivateNote, ...descriptions].filter((note) => typeof note === 'string');
	const own = typeof DocNumber === 'string' ? [DocNumber] : [];
	return [...own, ...notes.flatMap(markedNumbers)];
}

function names(wanted: ReadonlySet<string>) {
	return (record: JsonRecord): boolean => numbersOf(record).some((number) => wanted.has(number));
}
