import { describeRecord, readRecordId, withArticle } from '../../shared/engine/crud';
import { ParameterError } from '../../shared/engine/parameters';
import { type OperationDefinition, ReadyItems } from '../../shared/engine/types';
import type { ZohoBooksClient } from '../../shared/vendors/zohoBooks/client';
import { checkId } from '../../shared/vendors/zohoBooks/ids';
import type { Parent } from './belowRecord';

/** The document as customers get it: the record itself, asked for in another format. */
export function pdfOperation({
	name,
	path,
	id: idField,
	search,
}: Parent): OperationDefinition<ZohoBooksClient> {
	const what = withArticle(name);
	return {
		value: 'pdf',
		name: 'Get PDF',
		action: `Get ${what} as PDF`,
		description: `Get ${what} as a PDF file`,
		properties: [
			describeRecord({ name, search: search === undefined ? undefined : { method: search } }),
			{
				displayName: 'Put Output File in Field',
				name: 'binaryProperty',
				type: 'string',
				default: 'data',
				required: true,
				hint: 'The name of the output binary field to put the file in',
			},
		],
		async runItem(call) {
			const id = checkId(readRecordId(call, name), name);
			const property = call.parameters.requiredText('binaryProperty', 'Put Output File in Field');
			const { body } = await call.client.send({
				method: 'GET',
				path: `/${path}/${id}`,
				query: { accept: 'pdf' },
				headers: { Accept: 'application/pdf' },
				encoding: 'arraybuffer',
			});
			if (!Buffer.isBuffer(body) || body.toString('latin1', 0, 4) !== '%PDF') {
				throw new ParameterError(`Zoho Books gave no PDF of ${name} ${id}.`);
			}
			const fileName = `${name.replaceAll(' ', '-')}-${id}.pdf`;
			const { helpers } = call.execute;
			const file = await helpers.prepareBinaryData(body, fileName, 'application/pdf');
			return new ReadyItems([{ json: { [idField]: id, fileName }, binary: { [property]: file } }]);
		},
	};
}
