import { entryNumber } from '../shared/domain/bookkeeping/entryNumbers';
import { addDays } from '../shared/domain/calendar';
import type { PaymentToFind } from '../shared/domain/lookUps/postingsInSteps';
import type { JsonRecord } from '../shared/engine/types';
import type { ZohoBooksClient } from '../shared/vendors/zohoBooks/client';
import { lookUpValues } from './lookUps';
import { findByReference, rootOf } from './referenceLookUps';

const PATH = 'customerpayments';

/** Payments charged within so many days of the newest are looked for in one list. */
const DAYS_OF_A_LIST = 31;

/** Days before the charge on which a person may have dated a payment. */
const MARGIN_DAYS = 10;

/** So many older ones are asked for singly; beyond, the list reaches back to the oldest. */
const MOST_SINGLY = 20;

/**
 * The booked payments of these GoCardless payments, and what was booked when their money came again.
 * Those that gave money back come in full, since only that tells under which number (Zoho sheet 7.4).
 */
export async function findPayments(
	client: ZohoBooksClient,
	payments: readonly PaymentToFind[],
): Promise<JsonRecord[]> {
	const rows: JsonRecord[] = [];
	for (const { ids, since } of divide(payments)) {
		const references = ids.flatMap(numbersOf);
		rows.push(...(await findByReference(client, { path: PATH, references, since })));
	}
	const turned = new Set(
		payments.flatMap(({ id, mayBeTurned }) => (mayBeTurned ? numbersOf(id) : [])),
	);
	const incomplete = rows.filter((row) => needsDetails(row, turned.has(rootOf(row))));
	const ids = incomplete.map((row) => String(row.payment_id));
	const full =
		ids.length === 0
			? []
			: await lookUpValues(client, {
					path: PATH,
					field: 'payment_id',
					values: ids,
					withDetails: true,
				});
	const unread = new Set(ids);
	return [...rows.filter((row) => !unread.has(String(row.payment_id))), ...full];
}

interface Part {
	ids: string[];
	since?: string;
}

/** One list of those that were charged lately, and the older ones in few calls. */
function divide(payments: readonly PaymentToFind[]): Part[] {
	const days = payments.flatMap(({ since }) => since ?? []).sort();
	const newest = days.at(-1);
	const ids = payments.map(({ id }) => id);
	if (newest === undefined) return [{ ids }];
	const first = addDays(newest, -DAYS_OF_A_LIST);
	const isOld = ({ since }: PaymentToFind) => since === undefined || since < first;
	const old = payments.filter(isOld).map(({ id }) => id);
	const oldest = days[0] ?? newest;
	if (old.length > MOST_SINGLY && payments.every(({ since }) => since !== undefined)) {
		return [{ ids, since: addDays(oldest, -MARGIN_DAYS) }];
	}
	const recent = payments.filter((payment) => !isOld(payment)).map(({ id }) => id);
	return [{ ids: recent, since: addDays(first, -MARGIN_DAYS) }, { ids: old }];
}

/** A long id is cut where something follows it. */
function numbersOf(id: string): string[] {
	return [...new Set([id, entryNumber(id)])];
}

function needsDetails(
	{ bcy_refunded_amount: refunded }: JsonRecord,
	mayBeTurned: boolean,
): boolean {
	const isKnown = refunded !== undefined && refunded !== null && refunded !== '';
	return isKnown ? Number(refunded) !== 0 : mayBeTurned;
}
