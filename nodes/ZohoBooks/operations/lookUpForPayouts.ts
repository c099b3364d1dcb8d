import {
	isToBeProven,
	payoutItemsLookUp,
	payoutsLookUp,
} from '../../shared/domain/lookUps/payoutsLookUp';
import { incomingRecords, readIncoming } from '../../shared/vendors/incomingRecords';
import { plannerNotice } from '../../shared/vendors/plannerNotice';
import type {
	JsonRecord,
	OperationDefinition,
	OutputRecord,
	OutputsCall,
} from '../../shared/engine/types';
import type { ZohoBooksClient } from '../../shared/vendors/zohoBooks/client';
import { findByReference, rootOf } from '../referenceLookUps';

type Call = OutputsCall<ZohoBooksClient>;

/** Payouts come to the bank as transfers; the rest of a payout's bank lines is none of its proof. */
const TRANSFERS = [{ target: 'transaction_type', operator: '=' as const, value: 'transfer_fund' }];

/** Which payouts are in the books, so that only the others have to be taken apart. */
export const lookUpForPayouts: OperationDefinition<ZohoBooksClient> = {
	value: 'lookUpForPayouts',
	name: 'Look Up for Payouts',
	action: 'Look up what payouts need',
	description:
		'Find the entries of incoming GoCardless payouts, in as few calls as possible; those that still have to be proven leave by "Not in the Books Yet"',
	properties: [plannerNotice('GoCardless payouts')],
	outputs: ['Booked Payouts', 'Not in the Books Yet'],
	runOutputs: lookUpPayouts,
};

/** What the books say about the parts of payouts. */
export const lookUpForPayoutItems: OperationDefinition<ZohoBooksClient> = {
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
	if (wanted === undefined) return [[], []];
	const references = [...new Set(wanted.numbers.map(rootOfNumber))];
	const since = wanted.dateFrom;
	const transfers = await findByReference(client, {
		path: 'banktransactions',
		references,
		since,
		listFilters: TRANSFERS,
	});
	// Those that moved nothing to the bank, and what bounced (Zoho sheet 7.7).
	const journals = await findByReference(client, { path: 'journals', references, since });
	const numbers = new Set(wanted.numbers);
	const booked = [...transfers, ...journals].filter(({ reference_number: number }) =>
		numbers.has(String(number)),
	);
	const found = new Set(
		booked.filter(isWhole).map(({ reference_number: number }) => String(number)),
	);
	return [
		withoutPlace(booked),
		[...payouts].flatMap(([itemIndex, json]) =>
			isToBeProven(json, found) ? [{ json, itemIndex }] : [],
		),
	];
}

/** The expense of the fees has the number of its payout, but comes before the transfer. */
function isWhole({ transaction_type: type }: JsonRecord): boolean {
	return type === undefined || type === 'transfer_fund' || type === 'deposit';
}

async function lookUpItems({ client, items }: Call): Promise<OutputRecord[][]> {
	const records = incomingRecords(items);
	const { payments, refundNumbers } = readIncoming('GoCardless payout items', () =>
		payoutItemsLookUp(records),
	);
	const ids = [...payments.keys()];
	const booked = await findByReference(client, { path: 'customerpayments', references: ids });
	const journals = await findByReference(client, { path: 'journals', references: refundNumbers });
	const notes = await findByReference(client, { path: 'creditnotes', references: refundNumbers });
	const found = new Set(booked.map(rootOf));
	return [
		withoutPlace(booked),
		withoutPlace([...journals, ...notes]),
		[...payments].flatMap(([paymentId, itemIndex]) =>
			found.has(paymentId) ? [] : [{ json: records.get(itemIndex) ?? {}, itemIndex }],
		),
	];
}

function withoutPlace(records: readonly JsonRecord[]): OutputRecord[] {
	return records.map((json) => ({ json }));
}

function rootOfNumber(number: string): string {
	return rootOf({ reference_number: number });
}
