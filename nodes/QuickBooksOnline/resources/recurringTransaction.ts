import { ParameterError } from '../../shared/engine/parameters';
import { quickBooksResource } from '../declaration';

const TYPES = [
	'Bill',
	'CreditMemo',
	'Deposit',
	'Estimate',
	'Invoice',
	'JournalEntry',
	'Purchase',
	'PurchaseOrder',
	'RefundReceipt',
	'SalesReceipt',
	'Transfer',
	'VendorCredit',
];

/**
 * Templates from which QuickBooks makes transactions. Each is wrapped in its type, as in
 * `{ "Invoice": { …, "RecurringInfo": … } }`, in requests and in answers (QuickBooks sheet 12).
 */
export const recurringTransaction = quickBooksResource({
	value: 'recurringTransaction',
	name: 'Recurring Transaction',
	description: 'A template from which QuickBooks makes invoices and the like; the type is the key',
	entity: 'RecurringTransaction',
	operations: ['create', 'get', 'getAll'],
	fields: [
		{
			name: 'type',
			label: 'Type',
			type: 'options',
			options: TYPES.map((type) => ({ name: type.replace(/(?!^)([A-Z])/g, ' $1'), value: type })),
			default: 'Invoice',
			required: true,
		},
		{
			name: 'template',
			label: 'Template (JSON)',
			type: 'json',
			required: true,
			description: 'The transaction in the form of QuickBooks, with RecurringInfo',
		},
	],
	finish({ type, template, ...more }) {
		if (typeof template !== 'object' || template === null || Array.isArray(template)) {
			throw new ParameterError('"Template (JSON)" must be a JSON object.');
		}
		if (!('RecurringInfo' in template)) {
			throw new ParameterError(
				'"Template (JSON)" has no RecurringInfo.',
				'Add { "RecurringInfo": { "Name": …, "RecurType": …, "ScheduleInfo": … } }.',
			);
		}
		return { [String(type)]: { ...template, ...more } };
	},
});
