import { describeRecord, keyOf, readRecordId, withArticle } from '../../shared/engine/crud';
import type { OperationDefinition } from '../../shared/engine/types';
import type { QuickBooksClient } from '../../shared/vendors/quickBooksOnline/client';
import { removeRecord, updateRecord } from '../../shared/vendors/quickBooksOnline/writes';
import { readLock, EXPECTED_VERSION } from './syncToken';
import type { RecordDeclaration } from './recordDeclaration';

/** Transactions are deleted for good. */
export function deleteOperation(
	declaration: RecordDeclaration,
): OperationDefinition<QuickBooksClient> {
	const what = withArticle(declaration.name);
	return {
		value: 'delete',
		name: 'Delete',
		action: `Delete ${what}`,
		description: `Delete ${what} for good; what it was linked to is open again`,
		properties: [describeRecord(declaration), EXPECTED_VERSION],
		async runItem(call) {
			return await removeRecord(call.client, {
				entity: declaration.path,
				id: readRecordId(call, declaration.name),
				key: keyOf(call, declaration, 'delete'),
				...readLock(call),
			});
		},
	};
}

/** Name lists have no delete in QuickBooks: their records become inactive (QuickBooks sheet 12). */
export function deactivateOperation(
	declaration: RecordDeclaration,
): OperationDefinition<QuickBooksClient> {
	const what = withArticle(declaration.name);
	return {
		value: 'deactivate',
		name: 'Deactivate',
		action: `Deactivate ${what}`,
		description: `Make ${what} inactive, which is what QuickBooks has instead of deleting; an update with Active brings it back`,
		properties: [describeRecord(declaration), EXPECTED_VERSION],
		async runItem(call) {
			return await updateRecord(call.client, {
				entity: declaration.path,
				id: readRecordId(call, declaration.name),
				key: keyOf(call, declaration, 'deactivate'),
				change: { Active: false },
				...readLock(call),
			});
		},
	};
}
