import { describeRecord, keyOf, readRecordId, withArticle } from '../../shared/engine/crud';
import type { OperationDefinition } from '../../shared/engine/types';
import type { QuickBooksClient } from '../../shared/vendors/quickBooksOnline/client';
import { voidRecord } from '../../shared/vendors/quickBooksOnline/writes';
import { readLock, EXPECTED_VERSION } from './syncToken';
import type { RecordDeclaration } from './recordDeclaration';

export function voidOperation(
	declaration: RecordDeclaration,
): OperationDefinition<QuickBooksClient> {
	const what = withArticle(declaration.name);
	return {
		value: 'void',
		name: 'Void',
		action: `Void ${what}`,
		description: `Set ${what} to zero and keep it in the books; what it was linked to is open again`,
		properties: [describeRecord(declaration), EXPECTED_VERSION],
		async runItem(call) {
			return await voidRecord(call.client, {
				entity: declaration.path,
				id: readRecordId(call, declaration.name),
				key: keyOf(call, declaration, 'void'),
				...readLock(call),
			});
		},
	};
}
