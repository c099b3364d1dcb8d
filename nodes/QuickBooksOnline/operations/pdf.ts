import { describeRecord, RECORD_PARAMETER, withArticle } from '../../shared/engine/crud';
import { ParameterError } from '../../shared/engine/parameters';
import { type OperationDefinition, ReadyItems } from '../../shared/engine/types';
import type { QuickBooksClient } from '../../shared/vendors/quickBooksOnline/client';
import { pathOf } from '../../shared/vendors/quickBooksOnline/entities';
import { checkId } from '../../shared/vendors/quickBooksOnline/ids';
import type { RecordDeclaration } from './recordDeclaration';

export function pdfOperation(
	declaration: RecordDeclaration,
): OperationDefinition<QuickBooksClient> {
	const what = withArticle(declaration.name);
	return {
		value: 'pdf',
		name: 'Get PDF',
		action: `Get ${what} as PDF`,
		description: `Get ${what} as a PDF file`,
		properties: [
			describeRecord(declaration),
			{
				displayName: 'Put Output File in Field',
				name: 'binaryProperty',
				type: 'string',
				default: 'data',
				required: true,
				hint: 'The name of the output binary field to put the file in',
			},
		],
		async runItem({ client, parameters, execute }) {
			const { path, name } = declaration;
			const id = checkId(parameters.locator(RECORD_PARAMETER, name), name);
			const property = parameters.requiredText('binaryProperty', 'Put Output File in Field');
			const { body } = await client.send({
				method: 'GET',
				path: `${pathOf(path)}/${id}/pdf`,
				headers: { Accept: 'application/pdf' },
				encoding: 'arraybuffer',
			});
			if (!Buffer.isBuffer(body))
				throw new ParameterError(`QuickBooks gave no PDF of ${name} ${id}.`);
			const fileName = `${path}-${id}.pdf`;
			const file = await execute.helpers.prepareBinaryData(body, fileName, 'application/pdf');
			return new ReadyItems([{ json: { Id: id, fileName }, binary: { [property]: file } }]);
		},
	};
}
