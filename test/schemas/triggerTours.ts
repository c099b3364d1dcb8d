import type { IDataObject } from 'n8n-workflow';

import { DEFAULT_TOKEN } from '../simulators/goCardless';
import { EventsBench } from '../unit/goCardlessEventsTrigger/bench';
import { deliveryOf, postSigned } from '../unit/goCardlessTrigger/triggerHost';
import { ChangesBench } from '../unit/quickBooksOnlineChangesTrigger/bench';
import { TriggerBench } from '../unit/quickBooksOnlineTrigger/bench';
import { ChangesBench as ZohoChangesBench } from '../unit/zohoBooksChangesTrigger/bench';
import { TriggerBench as ZohoTriggerBench } from '../unit/zohoBooksTrigger/bench';

/**
 * What the triggers report: invoices of the books and events of payments, since records of other
 * kinds would have other fields in the same place.
 */
export const TRIGGER_TOURS = [
	{ folder: 'GoCardlessTrigger', version: 2, records: receiveEvents },
	{ folder: 'GoCardlessEventsTrigger', version: 1, records: lookForEvents },
	{ folder: 'QuickBooksOnlineTrigger', version: 2, records: receiveQuickBooksChanges },
	{ folder: 'QuickBooksOnlineChangesTrigger', version: 1, records: lookForQuickBooksChanges },
	{ folder: 'ZohoBooksTrigger', version: 2, records: receiveZohoChanges },
	{ folder: 'ZohoBooksChangesTrigger', version: 1, records: lookForZohoChanges },
];

interface Closing {
	close(): Promise<void>;
}

async function inBench<Bench extends Closing>(
	start: () => Promise<Bench>,
	work: (bench: Bench) => Promise<IDataObject[]>,
): Promise<IDataObject[]> {
	const bench = await start();
	try {
		return await work(bench);
	} finally {
		await bench.close();
	}
}

async function lookForEvents(): Promise<IDataObject[]> {
	return await inBench(EventsBench.start, async (bench) => await confirmed(bench));
}

async function confirmed(bench: EventsBench): Promise<IDataObject[]> {
	bench.parameters = { events: ['payments.*'], fetchCurrentResource: true };
	await bench.look();
	await bench.pass({ hours: 1 });
	bench.event('confirmed');
	return await bench.look();
}

/** The same events, sent. */
async function receiveEvents(): Promise<IDataObject[]> {
	return await inBench(EventsBench.start, async (bench) => {
		const events = (await confirmed(bench)).map(asSent);
		const { workflowData: [items = []] = [] } = await postSigned(deliveryOf(events), {
			parameters: { fetchCurrentResource: true },
			fetch: async (_credential, { url }) => {
				const { pathname } = new URL(String(url));
				const answer = await fetch(`${bench.simulator.url}${pathname}`, {
					headers: { authorization: `Bearer ${DEFAULT_TOKEN}`, 'GoCardless-Version': '2015-07-06' },
				});
				return { statusCode: answer.status, headers: {}, body: await answer.json() };
			},
		});
		return items.map(({ json }) => json);
	});
}

/** Without what our node adds. */
function asSent(item: IDataObject): IDataObject {
	const own = new Set(['webhook', 'resource']);
	return Object.fromEntries(Object.entries(item).filter(([name]) => !own.has(name)));
}

async function receiveQuickBooksChanges(): Promise<IDataObject[]> {
	return await inBench(TriggerBench.start, async (bench) => {
		bench.invoice();
		return (await bench.deliver(bench.take(), { events: ['Invoice.created'] })).items;
	});
}

async function lookForQuickBooksChanges(): Promise<IDataObject[]> {
	return await inBench(ChangesBench.start, async (bench) => {
		bench.parameters = { entities: ['Invoice'] };
		await bench.look();
		await bench.pass({ hours: 1 });
		bench.invoice();
		return await bench.look();
	});
}

async function receiveZohoChanges(): Promise<IDataObject[]> {
	return await inBench(ZohoTriggerBench.start, async (bench) => {
		bench.hurry();
		await bench.publish();
		bench.invoice();
		return (await bench.deliver(bench.take())).items;
	});
}

async function lookForZohoChanges(): Promise<IDataObject[]> {
	return await inBench(ZohoChangesBench.start, async (bench) => {
		await bench.look();
		await bench.pass({ hours: 1 });
		bench.invoice();
		return await bench.look();
	});
}
