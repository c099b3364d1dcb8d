import { zohoBooksResource } from '../declaration';
import {
	amountFilters,
	choiceFilter,
	CUSTOMER_FILTER,
	dateFilters,
	sortFilters,
	textFilters,
} from './commonFilters';
import { finishJournal, JOURNAL_FIELDS } from './journalFields';

/** Filtered by date: the time of change finds only rows of that very second (Zoho sheet 6). */
export const journal = zohoBooksResource({
	value: 'journal',
	name: 'Journal',
	description: 'Debits and credits of your own',
	path: 'journals',
	operations: ['create', 'get', 'getAll', 'update', 'delete'],
	hasCustomFields: true,
	fields: JOURNAL_FIELDS,
	finish: finishJournal,
	filters: [
		...textFilters('entryNumber', 'Entry Number', 'entry_number'),
		...textFilters('referenceNumber', 'Reference Number', 'reference_number'),
		...textFilters('notes', 'Notes', 'notes'),
		...dateFilters('date', 'Date', 'date'),
		...amountFilters('total', 'Total', 'total'),
		CUSTOMER_FILTER,
		choiceFilter(
			{ name: 'period', label: 'Period', target: 'filter_by' },
			{
				All: 'JournalDate.All',
				'This Month': 'JournalDate.ThisMonth',
				'This Quarter': 'JournalDate.ThisQuarter',
				'This Week': 'JournalDate.ThisWeek',
				'This Year': 'JournalDate.ThisYear',
				Today: 'JournalDate.Today',
			},
		),
		...sortFilters({
			Date: 'journal_date',
			'Entry Number': 'entry_number',
			'Last Modified Time': 'last_modified_time',
			'Reference Number': 'reference_number',
			Total: 'total',
		}),
	],
	actions: [
		{
			value: 'publish',
			name: 'Publish',
			verb: 'status/publish',
			description: 'Book a journal that was a draft',
		},
	],
	lookUpFields: [
		{ name: 'ID', value: 'journal_id' },
		{ name: 'Reference Number', value: 'reference_number' },
	],
	lookUpSince: 'date_start',
});
