import { z } from 'zod';

import type { SimulatedAnswer } from '../../shared/httpServer';
import type { Call } from '../http/call';
import { invalidUsage, notFound } from '../http/errors';
import { invalidFilter } from '../http/filters';

const PARAMETERS = ['payout', 'after', 'before', 'limit', 'include_2020_tax_cutover'];

/**
 * The items of a payout. They have no ids, so cursors are places; after six months they are gone
 * (GoCardless sheet 6.2).
 */
export function listPayoutItems({ world, query }: Call): SimulatedAnswer {
	const unknown = [...query.keys()].find((name) => !PARAMETERS.includes(name));
	if (unknown !== undefined) throw invalidFilter(unknown, `${unknown} is not a filter`);
	const id = query.get('payout');
	if (id === null) throw invalidFilter('payout', 'payout is required');
	const payout = world.payouts.get(id);
	if (payout === undefined) throw notFound();
	if (payout.created_at.slice(0, 10) < monthsBefore(world.today, 6)) {
		throw invalidUsage(410, 'payout_items_expired', 'Payout items are kept for six months only');
	}
	const { items } = payout.internal;
	const limit = readNumber(query.get('limit') ?? '50', 'limit', 1, 500);
	const after = query.get('after');
	const before = query.get('before');
	const end = before === null ? items.length : readPlace(before, items.length);
	const start =
		after === null
			? before === null
				? 0
				: Math.max(0, end - limit)
			: readPlace(after, items.length) + 1;
	const shown = items.slice(start, Math.min(start + limit, end));
	const last = start + shown.length - 1;
	return {
		status: 200,
		body: {
			payout_items: shown,
			meta: {
				cursors: {
					before: start > 0 ? cursor(start) : null,
					...(last < items.length - 1
						? { after: cursor(last) }
						: world.endOfList() === 'null'
							? { after: null }
							: {}),
				},
				limit,
			},
		},
	};
}

function cursor(place: number): string {
	return `PI${String(place).padStart(8, '0')}`;
}

function readPlace(given: string, size: number): number {
	return readNumber(given.replace(/^PI/, ''), 'cursor', 0, size - 1);
}

function readNumber(given: string, name: string, least: number, most: number): number {
	const result = z.coerce.number().int().min(least).max(most).safeParse(given);
	if (!result.success) throw invalidFilter(name, `${name} is not valid`);
	return result.data;
}

function monthsBefore(date: string, months: number): string {
	const day = new Date(`${date}T00:00:00Z`);
	day.setUTCMonth(day.getUTCMonth() - months);
	return day.toISOString().slice(0, 10);
}
