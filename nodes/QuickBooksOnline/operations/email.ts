import { describeRecord, keyOf, readRecordId, withArticle } from '../../shared/engine/crud';
import type { OperationDefinition } from '../../shared/engine/types';
import type { QuickBooksClient } from '../../shared/vendors/quickBooksOnline/client';
import { pathOf } from '../../shared/vendors/quickBooksOnline/entities';
import { checkId } from '../../shared/vendors/quickBooksOnline/ids';
import type { RecordDeclaration } from './recordDeclaration';

/** QuickBooks sends the e-mail itself; the request has a body of zero bytes (sheet 1). */
export function emailOperation(
	declaration: RecordDeclaration,
): OperationDefinition<QuickBooksClient> {
	const what = withArticle(declaration.name);
	return {
		value: 'send',
		name: 'Send',
		action: `Send ${what} by e-mail`,
		description: `Let QuickBooks send ${what} by e-mail`,
		properties: [
			describeRecord(declaration),
			{
				displayName: 'E-Mail',
				name: 'sendTo',
				type: 'string',
				placeholder: 'name@example.com',
				default: '',
				description: 'Empty for the address on the document',
			},
		],
		async runItem(call) {
			const { path } = declaration;
			const id = checkId(readRecordId(call, declaration.name), declaration.name);
			const sendTo = call.parameters.text('sendTo');
			return await call.client.post(
				path,
				`${pathOf(path)}/${id}/send`,
				keyOf(call, declaration, 'send'),
				sendTo === '' ? {} : { sendTo },
				Buffer.alloc(0),
				{ 'Content-Type': 'application/octet-stream' },
			);
		},
	};
}
