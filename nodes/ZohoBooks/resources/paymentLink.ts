import { describeRecord, readRecordId } from '../../shared/engine/crud';
import { checkDate } from '../../shared/engine/dateValues';
import type { OperationDefinition } from '../../shared/engine/types';
import type { ZohoBooksClient } from '../../shared/vendors/zohoBooks/client';
import { checkId } from '../../shared/vendors/zohoBooks/ids';
import { readBelow } from './readBelow';

const LINK = { rows: '', record: 'data', id: 'invoice_id' };

/** A page where the customer can pay without an account (Zoho sheet 7.2). */
export const paymentLink: OperationDefinition<ZohoBooksClient> = {
	value: 'getPaymentLink',
	name: 'Get Payment Link',
	action: 'Get the payment link of an invoice',
	description: 'Get the address where a customer can pay an invoice online',
	properties: [
		describeRecord({ name: 'Invoice', search: { method: 'searchInvoices' } }),
		{
			displayName: 'Valid Until',
			name: 'validUntil',
			type: 'dateTime',
			default: '',
			required: true,
			description: 'After this day the link opens nothing',
		},
	],
	async runItem(call) {
		const id = checkId(readRecordId(call, 'Invoice'), 'Invoice');
		const answer = await call.client.send({
			method: 'GET',
			path: '/share/paymentlink',
			query: {
				transaction_id: id,
				transaction_type: 'invoice',
				link_type: 'public',
				expiry_time: checkDate('Valid Until', call.parameters.raw('validUntil', '')),
			},
		});
		return { invoice_id: id, ...readBelow(answer, LINK) };
	},
};
