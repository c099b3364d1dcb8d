import type { FieldDefinition } from '../../shared/engine/fields';
import { ParameterError } from '../../shared/engine/parameters';
import type { JsonRecord } from '../../shared/engine/types';
import { toMajorUnits, toMinorUnits } from '../../shared/money';
import { sumOf } from '../decimals';
import { checkId, referenceField } from '../../shared/vendors/quickBooksOnline/ids';
import { combineLines, LINES_JSON, requireLines } from './combineLines';
import { currencyOf, withoutEmpty } from './currencyOf';

/** Debits and credits (QuickBooks sheet 12): amounts are positive, the posting type has the sign. */
const JOURNAL_LINES: FieldDefinition = {
	name: 'lines',
	label: 'Lines',
	type: 'rows',
	target: 'journalLines',
	placeholder: 'Add Line',
	description: 'Debits must equal credits. In an update these replace all lines that are there.',
	columns: [
		{
			name: 'postingType',
			label: 'Posting Type',
			type: 'options',
			options: [
				{ name: 'Credit', value: 'Credit' },
				{ name: 'Debit', value: 'Debit' },
			],
			default: 'Debit',
			required: true,
		},
		{ name: 'amount', label: 'Amount', type: 'amount', placeholder: '12.34', required: true },
		referenceField({
			name: 'account',
			label: 'Account',
			target: 'AccountRef',
			search: 'searchAccounts',
			required: true,
		}),
		{ name: 'description', label: 'Description', type: 'text', maximumLength: 4000 },
		{
			name: 'entityType',
			label: 'Name Type',
			type: 'options',
			options: [
				{ name: 'Customer', value: 'Customer' },
				{ name: 'Employee', value: 'Employee' },
				{ name: 'Vendor', value: 'Vendor' },
			],
			default: 'Customer',
			description: 'Accounts receivable need a customer, accounts payable a vendor',
		},
		{
			name: 'entity',
			label: 'Name ID',
			type: 'text',
			description: 'Id of the customer, vendor or employee',
			encode: (value, label) => checkId(String(value), label),
		},
		referenceField({
			name: 'class',
			label: 'Class',
			target: 'ClassRef',
			search: 'searchClasses',
		}),
		referenceField({
			name: 'department',
			label: 'Location (Department)',
			target: 'DepartmentRef',
			search: 'searchDepartments',
		}),
	],
};

export const JOURNAL_LINE_FIELDS: FieldDefinition[] = [JOURNAL_LINES, LINES_JSON];

/** The `finish` of a journal entry. Lines in JSON take part in it, so only QuickBooks sums those. */
export function finishJournalEntry(body: JsonRecord, mode: 'create' | 'update'): JsonRecord {
	const { journalLines, ...rest } = body;
	const rows = (journalLines ?? []) as JsonRecord[];
	if (rest.linesJson === undefined) checkBalance(rows, currencyOf(body));
	const lines = { ...rest, journalLines: rows.map(toLine) };
	return requireLines(combineLines(lines, ['journalLines']), mode);
}

function checkBalance(rows: JsonRecord[], currency: string): void {
	const sum = (postingType: string) =>
		sumOf(
			rows
				.filter((row) => row.postingType === postingType)
				.map(({ amount }) => toMinorUnits(Number(amount), currency)),
		);
	const [debits, credits] = [sum('Debit'), sum('Credit')];
	if (debits === credits) return;
	const [left, right] = [debits, credits].map((minorUnits) =>
		toMajorUnits({ minorUnits, currency }),
	);
	throw new ParameterError(
		`"Lines": debits of ${left} do not equal credits of ${right}.`,
		'Correct the amounts, or add the missing line.',
	);
}

function toLine({ amount, description, postingType, entityType, entity, ...refs }: JsonRecord) {
	const name =
		entity === undefined ? undefined : { Type: entityType, EntityRef: { value: entity } };
	return withoutEmpty({
		DetailType: 'JournalEntryLineDetail',
		Amount: amount,
		Description: description,
		// The name is nested here, unlike in a deposit (QuickBooks sheet 12).
		JournalEntryLineDetail: withoutEmpty({ PostingType: postingType, ...refs, Entity: name }),
	});
}
