import { runInPool } from '../../shared/engine/pool';
import type { JsonRecord, ListCall, OperationDefinition } from '../../shared/engine/types';
import type { GoCardlessClient } from '../../shared/vendors/goCardless/client';
import { CONCURRENCY } from '../concurrency';

/** The payments behind payout items, refunds and the like, each once. */
export const getNamedPayments: OperationDefinition<GoCardlessClient> = {
	value: 'getNamed',
	name: 'Get Named by Items',
	action: 'Get the payments that items name',
	description:
		'Read the payments that incoming items name in their links, as payout items and refunds do, each payment once',
	properties: [],
	runList: readNamed,
};

/** A page of the list is worth it when it saves at least so many single reads. */
const SINGLE_READS_A_PAGE = 10;

async function readNamed(call: ListCall<GoCardlessClient>): Promise<void> {
	const { client, items, settle, fail, stopped } = call;
	const places = new Map<string, number>();
	items.forEach(({ json }, itemIndex) => {
		const links = json.links as Record<string, unknown> | null | undefined;
		const id = links?.payment;
		const isFirst = typeof id === 'string' && id !== '' && !places.has(id);
		if (isFirst) places.set(id, itemIndex);
		else settle(itemIndex, []);
	});
	for (const record of await findInList(client, places)) {
		const id = String(record.id);
		const itemIndex = places.get(id);
		if (itemIndex === undefined) continue;
		settle(itemIndex, record);
		places.delete(id);
	}
	const reads = [...places];
	await runInPool(
		reads.length,
		CONCURRENCY,
		async (index) => {
			const [id, itemIndex] = reads[index] ?? ['', 0];
			try {
				settle(itemIndex, await client.get('payments', id));
			} catch (error) {
				fail(itemIndex, error);
			}
		},
		stopped,
	);
}

/**
 * Payments cannot be asked for by payout (GoCardless sheet 5.1). Of many, most are among the newest, so
 * a few pages of the list save a request for each; what is not found there is asked for by itself.
 */
async function findInList(
	client: GoCardlessClient,
	wanted: ReadonlyMap<string, unknown>,
): Promise<JsonRecord[]> {
	const found: JsonRecord[] = [];
	let pagesLeft = Math.floor(wanted.size / SINGLE_READS_A_PAGE);
	if (pagesLeft === 0) return found;
	for await (const page of client.list('payments', [], Infinity)) {
		found.push(...page.filter(({ id }) => wanted.has(String(id))));
		pagesLeft -= 1;
		if (pagesLeft === 0 || found.length === wanted.size) break;
	}
	return found;
}
