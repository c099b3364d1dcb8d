import { readFieldValue } from '../../shared/engine/fieldValues';
import { ParameterError } from '../../shared/engine/parameters';
import type { OperationDefinition, ResourceDefinition } from '../../shared/engine/types';
import { checkChangedSince, readChanges } from '../../shared/vendors/quickBooksOnline/changes';
import type { QuickBooksClient } from '../../shared/vendors/quickBooksOnline/client';

const ENTITIES = [
	'Account',
	'Class',
	'CreditMemo',
	'Customer',
	'Department',
	'Deposit',
	'Invoice',
	'Item',
	'JournalEntry',
	'Payment',
	'PaymentMethod',
	'Purchase',
	'RefundReceipt',
	'SalesReceipt',
	'Term',
	'Transfer',
	'Vendor',
];

const getAll: OperationDefinition<QuickBooksClient> = {
	value: 'getAll',
	name: 'Get Many',
	action: 'Get many changes',
	description:
		'Get what was created, changed, voided or deleted since a moment, at most 30 days ago',
	properties: [
		{
			displayName: 'Entities',
			name: 'entities',
			type: 'multiOptions',
			options: ENTITIES.map((value) => ({ name: value.replace(/(?!^)([A-Z])/g, ' $1'), value })),
			default: ['Invoice', 'Payment'],
			required: true,
		},
		{
			displayName: 'Changed Since',
			name: 'changedSince',
			type: 'dateTime',
			default: '',
			required: true,
			description:
				'Overlap with the last run by some minutes; records that come twice have the same ID and SyncToken',
		},
	],
	async runItem({ client, parameters, execute }) {
		const entities = parameters.raw('entities', []);
		if (!Array.isArray(entities) || entities.length === 0) {
			throw new ParameterError('"Entities" is empty. Choose at least one.');
		}
		const given = parameters.raw('changedSince', '');
		if (given === '') throw new ParameterError('"Changed Since" is empty. Fill it in.');
		const field = { name: 'changedSince', label: 'Changed Since', type: 'dateTime' as const };
		const changedSince = String(readFieldValue(field, given));
		checkChangedSince(changedSince);
		const list = await readChanges(client, entities.map(String), changedSince);
		if (list.deletionsUnknown.length > 0) {
			execute.addExecutionHints({
				message: `More than 1000 records changed (${list.deletionsUnknown.join(', ')}), so QuickBooks may not have listed all deletions. Ask more often.`,
				location: 'outputPane',
			});
		}
		return list.changes.map(({ entity, record, isDeleted }) => ({ ...record, entity, isDeleted }));
	},
};

export const change: ResourceDefinition<QuickBooksClient> = {
	value: 'change',
	name: 'Change',
	description: 'What happened in the books lately (change data capture)',
	operations: [getAll],
};
