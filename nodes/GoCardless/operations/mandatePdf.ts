import { describeRecord, readRecordId } from '../../shared/engine/crud';
import { describeField } from '../../shared/engine/fields';
import type { OperationDefinition } from '../../shared/engine/types';
import type { GoCardlessClient } from '../../shared/vendors/goCardless/client';
import { LANGUAGE } from '../resources/personFields';

/** A document to show to the customer; GoCardless keeps it for a while at a secret address. */
export const mandatePdf: OperationDefinition<GoCardlessClient> = {
	value: 'getPdf',
	name: 'Get PDF Link',
	action: 'Get a link to the PDF of a mandate',
	description: 'Get the address of the mandate as a PDF, valid for a while and without a password',
	properties: [
		describeRecord({
			name: 'Mandate',
			search: { method: 'searchMandates' },
		}),
		describeField({ ...LANGUAGE, description: 'Of the document' }),
	],
	async runItem(call) {
		const { client, parameters } = call;
		return await client.createWithoutKey(
			'mandate_pdfs',
			{ links: { mandate: readRecordId(call, 'Mandate') } },
			{ 'Accept-Language': parameters.text('language') },
		);
	},
};
