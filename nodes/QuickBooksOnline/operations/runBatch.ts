import { asText, ParameterError, parseJsonObject } from '../../shared/engine/parameters';
import { writeKey } from '../../shared/engine/executionKey';
import type {
	JsonRecord,
	ListCall,
	OperationDefinition,
	ResourceDefinition,
} from '../../shared/engine/types';
import { deriveIdempotencyKey } from '../../shared/idempotency';
import { type BatchEntry, sendInBatches } from '../batches';
import type { QuickBooksClient } from '../../shared/vendors/quickBooksOnline/client';
import { checkName } from '../../shared/vendors/quickBooksOnline/statement';
import { BATCH_PROPERTIES } from './batchProperties';
import { readConfirmedRecords } from './confirmedRecords';

interface ItemEntry extends BatchEntry {
	itemIndex: number;
}

const run: OperationDefinition<QuickBooksClient> = {
	value: 'run',
	name: 'Run',
	action: 'Write items in batches',
	description: 'Create, change or delete one record for each item, 30 a call',
	properties: BATCH_PROPERTIES,
	async runList(call) {
		await runBatch(call);
	},
};

export const batch: ResourceDefinition<QuickBooksClient> = {
	value: 'batch',
	name: 'Batch',
	description: 'Many writes in few calls',
	operations: [run],
};

async function runBatch(call: ListCall<QuickBooksClient>): Promise<void> {
	const { client, settle, fail, stopped } = call;
	const entries = readEntries(call);
	const unnamed: ItemEntry[] = [];
	await sendInBatches(
		client,
		entries,
		(keys) => deriveIdempotencyKey({ books: client.account, purpose: 'batch', subjects: keys }),
		(entry, outcome) => {
			if (outcome.kind === 'record') settle(entry.itemIndex, outcome.record);
			else if (outcome.kind === 'confirmed') unnamed.push(entry);
			else fail(entry.itemIndex, outcome.error);
		},
		stopped,
	);
	try {
		const records = await readConfirmedRecords(client, unnamed);
		unnamed.forEach((entry, index) => settle(entry.itemIndex, records[index] ?? entry.body));
	} catch (error) {
		for (const { itemIndex } of unnamed) fail(itemIndex, error);
	}
}

/** Entity, operation and key are of the whole list and read once; bodies are of the items. */
function readEntries({ client, execute, items, parameters, fail }: ListCall<QuickBooksClient>) {
	const first = parameters(0);
	const entity = checkName(first.requiredText('entity', 'Entity'), 'Entity');
	const operation = readOperation(first.text('batchOperation'));
	const isIncoming = first.text('bodySource') !== 'json';
	const userKey = asText(first.collection('options').idempotencyKey, 'Idempotency Key');
	return items.flatMap((item, itemIndex): ItemEntry[] => {
		try {
			const body = isIncoming
				? item.json
				: parseJsonObject(parameters(itemIndex).raw('body', ''), 'Body (JSON)');
			const itemKey = userKey === '' ? '' : `${userKey}:${itemIndex}`;
			const key = writeKey(execute, client.account, `batch.${entity}`, itemIndex, itemKey);
			return [{ itemIndex, entity, ...operation, body: checkBody(body, operation), key }];
		} catch (error) {
			fail(itemIndex, error);
			return [];
		}
	});
}

type Operation = Pick<BatchEntry, 'operation' | 'optionsData'>;

function readOperation(value: string): Operation {
	switch (value) {
		case 'create':
		case 'update':
		case 'delete':
			return { operation: value };
		case 'void':
			return { operation: 'update', optionsData: 'void' };
		default:
			throw new ParameterError(`There is no batch operation "${value}".`);
	}
}

/** Changes need what a read returned; a whole record must never replace what it leaves out. */
function checkBody(body: JsonRecord, { operation, optionsData }: Operation): JsonRecord {
	if (operation === 'create') return body;
	const { Id, SyncToken } = body;
	if (Id === undefined || SyncToken === undefined) {
		throw new ParameterError(
			`"Id" and "SyncToken" are needed to ${optionsData ?? operation} a record.`,
			'Read the records first and pass them on.',
		);
	}
	if (operation === 'delete') return { Id, SyncToken };
	return optionsData === undefined ? { ...body, sparse: true } : { Id, SyncToken, sparse: true };
}
