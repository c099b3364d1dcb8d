import { describeRecord, readRecordId } from '../../shared/engine/crud';
import { describeField, type FieldDefinition } from '../../shared/engine/fields';
import { readFieldValue } from '../../shared/engine/fieldValues';
import { inTurn } from '../../shared/engine/turns';
import type { JsonRecord, OperationDefinition } from '../../shared/engine/types';
import type { ZohoBooksClient } from '../../shared/vendors/zohoBooks/client';
import { referenceField } from '../../shared/vendors/zohoBooks/ids';
import { reversePayment } from '../planned/reversal';

const PAYMENT = { name: 'Customer Payment', search: { method: 'searchCustomerPayments' } };

const FIELDS: FieldDefinition[] = [
	{
		name: 'date',
		label: 'Date',
		type: 'date',
		description: 'The day of the failure or chargeback',
	},
	referenceField({
		name: 'fromAccount',
		label: 'From Account',
		target: 'from_account_id',
		search: 'searchAccounts',
		description: 'The account that the money leaves, for example the clearing account',
	}),
	{
		name: 'referenceNumber',
		label: 'Reference Number',
		type: 'text',
		target: 'reference_number',
		maximumLength: 100,
		description: 'Stands for this reversal: the same one never takes the payment back twice',
	},
];

const DESCRIPTION: FieldDefinition = {
	name: 'description',
	label: 'Description',
	type: 'multilineText',
};

/** What a failure or chargeback does to a recorded payment; belongs to the customer payment. */
export const reversePaymentOperation: OperationDefinition<ZohoBooksClient> = {
	value: 'reverse',
	name: 'Reverse',
	action: 'Reverse a customer payment',
	description:
		'Take a recorded payment back after a failure or chargeback: its invoices are open again, and the money leaves the account; running it again changes nothing',
	properties: [
		describeRecord(PAYMENT),
		...FIELDS.map((field) => ({ ...describeField(field), required: true })),
		describeField(DESCRIPTION),
	],
	async runItem(call) {
		const { client, parameters } = call;
		const id = readRecordId(call, PAYMENT.name);
		const body: JsonRecord = {};
		for (const field of FIELDS) {
			const value =
				field.type === 'reference'
					? parameters.locator(field.name, field.label)
					: parameters.requiredText(field.name, field.label);
			body[field.target ?? field.name] = readFieldValue(field, value);
		}
		const description = parameters.text('description');
		if (description !== '') body.description = description;
		const turn = `${client.ledgerKey} reverse ${id}`;
		const { record } = await inTurn(turn, async () => await reversePayment(client, id, body));
		return record;
	},
};
