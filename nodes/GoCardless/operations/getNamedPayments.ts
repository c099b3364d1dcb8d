import { runInPool } from '../../shared/engine/pool';
import type { ListCall, OperationDefinition } from '../../shared/engine/types';
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
