import { runInPool } from '../../shared/engine/pool';
import type { JsonRecord, ListCall } from '../../shared/engine/types';
import type { GoCardlessClient } from '../../shared/vendors/goCardless/client';
import { CONCURRENCY } from '../concurrency';

/** Links of a payment to what made it, with the resource to read (GoCardless sheet 5.1). */
const MAKERS = { subscription: 'subscriptions', instalment_schedule: 'instalment_schedules' };

/**
 * Puts the subscription or instalment schedule beside payments that carry no metadata of their own. Each
 * is read once, however many payments it made.
 */
export async function attachMakers(
	{ client, items, parameters, fail, stopped }: ListCall<GoCardlessClient>,
	attached: Map<number, JsonRecord>,
	payments: Map<number, JsonRecord>,
): Promise<void> {
	if (items.length === 0 || !parameters(0).boolean('attachMakers')) return;
	const waiting = new Map<string, Array<{ place: number; payment: JsonRecord }>>();
	const expect = (place: number, payment: JsonRecord) => {
		const path = pathOfMaker(payment);
		if (path !== undefined) waiting.set(path, [...(waiting.get(path) ?? []), { place, payment }]);
	};
	for (const [place, { resource_type: type, resource }] of attached) {
		if (type === 'payments' && isRecord(resource)) expect(place, resource);
	}
	for (const [place, payment] of payments) expect(place, payment);
	const reads = [...waiting];
	await runInPool(
		reads.length,
		CONCURRENCY,
		async (index) => {
			const [path, made] = reads[index] ?? ['', []];
			const slash = path.indexOf('/');
			try {
				const maker = await client.get(path.slice(0, slash), path.slice(slash + 1));
				for (const { payment } of made) payment.maker = maker;
			} catch (error) {
				for (const { place } of made) {
					attached.delete(place);
					fail(place, error);
				}
			}
		},
		stopped,
	);
}

function pathOfMaker({ links, metadata }: JsonRecord): string | undefined {
	if (isRecord(metadata) && Object.keys(metadata).length > 0) return undefined;
	for (const [link, resource] of Object.entries(MAKERS)) {
		const id = isRecord(links) ? links[link] : undefined;
		if (typeof id === 'string' && id !== '') return `${resource}/${id}`;
	}
	return undefined;
}

function isRecord(value: unknown): value is JsonRecord {
	return typeof value === 'object' && value !== null;
}
