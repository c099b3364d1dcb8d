import { entryNumber } from '../shared/domain/bookkeeping/entryNumbers';
import { addDays } from '../shared/domain/calendar';
import type { PaymentToFind } from '../shared/domain/lookUps/postingsInSteps';
import type { JsonRecord } from '../shared/engine/types';
import type { ZohoBooksClient } from '../shared/vendors/zohoBooks/client';
import { lookUpValues } from './lookUps';
import { FEW, findByReference, rootOf } from './referenceLookUps';

const PATH = 'customerpayments';

/** Payments charged within so many days of the newest are looked for in one list. */
const DAYS_OF_A_LIST = 31;

/**
 * Days before the charge on which a person may have dated a payment, and on which a debit is made as
 * a rule: those that were made earlier may have been tried before.
 */
const MARGIN_DAYS = 14;

/** Nothing was charged on it. */
const NO_DAY = '2000-01-01';

/**
 * The booked payments of these GoCardless payments, and what was booked when their money came again.
 * Those that gave money back come in full, since only that tells under which number (Zoho sheet 7.4).
 */
export async function findPayments(
	client: ZohoBooksClient,
	payments: readonly PaymentToFind[],
): Promise<JsonRecord[]> {
	const rows = await findRows(client, payments);
	const turned = new Set(payments.filter(({ mayBeTurned }) => mayBeTurned).flatMap(numbersOf));
	const values = rows
		.filter((row) => needsDetails(row, turned.has(rootOf(row))))
		.map(({ payment_id: id }) => String(id));
	const full = await lookUpValues(client, {
		path: PATH,
		field: 'payment_id',
		values,
		withDetails: true,
	});
	const unread = new Set(values);
	return [...rows.filter(({ payment_id: id }) => !unread.has(String(id))), ...full];
}

/** One list has those that were charged lately; the others are found one by one, or far back. */
async function findRows(
	client: ZohoBooksClient,
	payments: readonly PaymentToFind[],
): Promise<JsonRecord[]> {
	const days = daysOf(payments);
	const first = addDays(days.at(-1) ?? NO_DAY, -DAYS_OF_A_LIST);
	const recent = payments.filter(({ chargedOn }) => chargedOn !== undefined && chargedOn >= first);
	const [oldest = first] = daysOf(recent);
	const since = recent.length > FEW ? addDays(oldest, -MARGIN_DAYS) : undefined;
	const rows = await find(client, recent, since);
	const found = new Set(rows.map(rootOf));
	const isRecent = new Set(recent);
	const others = payments.filter((payment) => {
		if (!isRecent.has(payment)) return true;
		// A debit that is tried again has a later charge, but was booked with its first one.
		const wasTriedBefore = since !== undefined && (payment.createdOn ?? '') < since;
		return wasTriedBefore && !numbersOf(payment).some((number) => found.has(number));
	});
	// A list that ends early could miss what was booked when the money came again.
	for (const turned of others.filter(({ mayBeTurned }) => mayBeTurned)) {
		rows.push(...(await find(client, [turned])));
	}
	const plain = others.filter(({ mayBeTurned }) => !mayBeTurned);
	return [...rows, ...(await find(client, plain))];
}

function daysOf(payments: readonly PaymentToFind[]): string[] {
	return payments.flatMap(({ chargedOn }) => chargedOn ?? []).sort();
}

async function find(
	client: ZohoBooksClient,
	payments: readonly PaymentToFind[],
	since?: string,
): Promise<JsonRecord[]> {
	const references = payments.flatMap(numbersOf);
	return await findByReference(client, { path: PATH, references, since });
}

/** A long id is cut where something follows it. */
function numbersOf({ id }: PaymentToFind): string[] {
	return [...new Set([id, entryNumber(id)])];
}

function needsDetails(
	{ bcy_refunded_amount: refunded }: JsonRecord,
	mayBeTurned: boolean,
): boolean {
	const isKnown = refunded !== undefined && refunded !== null && refunded !== '';
	return isKnown ? Number(refunded) !== 0 : mayBeTurned;
}
