import { describeWriteFields, readBody } from '../../shared/engine/body';
import { describeRecord, keyOf, readRecordId, withArticle } from '../../shared/engine/crud';
import type { OperationDefinition } from '../../shared/engine/types';
import type { QuickBooksClient } from '../../shared/vendors/quickBooksOnline/client';
import { updateRecord } from '../../shared/vendors/quickBooksOnline/writes';
import { readLock, EXPECTED_VERSION } from './syncToken';
import type { RecordDeclaration } from './recordDeclaration';

/** Sparse, so that fields which are not given keep their values (QuickBooks sheet 6). */
export function updateOperation(
	declaration: RecordDeclaration,
): OperationDefinition<QuickBooksClient> {
	const fields = (declaration.fields ?? []).filter((field) => field.only !== 'create');
	const what = withArticle(declaration.name);
	return {
		value: 'update',
		name: 'Update',
		action: `Update ${what}`,
		description: `Change ${what}; fields that are not given stay as they are, lines are replaced as a whole`,
		properties: [
			describeRecord(declaration),
			...describeWriteFields(fields, 'update'),
			EXPECTED_VERSION,
		],
		async runItem(call) {
			const id = readRecordId(call, declaration.name);
			const body = readBody(call.parameters, fields, 'update');
			return await updateRecord(call.client, {
				entity: declaration.path,
				id,
				key: keyOf(call, declaration, 'update'),
				change: declaration.finish?.(body, 'update') ?? body,
				...readLock(call),
			});
		},
	};
}
