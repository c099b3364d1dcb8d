import type { Organization } from '../organization/books';
import { created, route, type Call, type Reply, type Route } from '../protocol/call';
import { listReply } from '../protocol/lists';
import { exponentOf, fromMinor } from '../values/amounts';
import type { Wire } from '../values/wire';
import { currencyFields } from './currencyFields';
import { baseAmount } from './documentViews';
import {
	createJournal,
	journalBy,
	journalTotal,
	publishJournal,
	removeJournal,
	updateJournal,
} from './journals';
import type { Journal } from './models';

function common(organization: Organization, journal: Journal): Wire {
	const total = journalTotal(journal);
	return {
		journal_id: journal.id,
		journal_date: journal.date,
		entry_number: journal.number,
		reference_number: journal.plain.reference_number ?? '',
		currency_id: currencyFields(organization, journal.currency).currency_id,
		status: journal.isPublished ? 'published' : 'draft',
		notes: journal.plain.notes ?? '',
		journal_type: journal.plain.journal_type ?? 'both',
		total: fromMinor(total, journal.currency),
		bcy_total: baseAmount(organization, journal, total),
		tags: [],
		last_modified_time: organization.time(journal.modifiedAt),
	};
}

function row(organization: Organization, journal: Journal): Wire {
	return {
		...common(organization, journal),
		entity_type: 'journal',
		created_by_id: organization.userId,
		created_by_name: 'Bo Keeper',
	};
}

function show(organization: Organization, journal: Journal): Wire {
	return {
		...common(organization, journal),
		...currencyFields(organization, journal.currency),
		exchange_rate: journal.exchangeRate,
		price_precision: exponentOf(journal.currency),
		line_items: journal.lines.map((line, index) => ({
			line_id: line.id,
			account_id: line.accountId,
			account_name: organization.accounts.find(line.accountId)?.name ?? '',
			customer_id: line.customerId,
			customer_name: organization.contacts.find(line.customerId)?.name ?? '',
			item_order: index + 1,
			description: line.description,
			debit_or_credit: line.isDebit ? 'debit' : 'credit',
			tax_id: '',
			tax_name: '',
			tax_percentage: '',
			amount: fromMinor(line.amount, journal.currency),
			bcy_amount: baseAmount(organization, journal, line.amount),
			tags: [],
		})),
		line_item_total: fromMinor(journalTotal(journal), journal.currency),
		documents: [],
		taxes: [],
		created_time: organization.time(journal.createdAt),
		imported_transactions: [],
		// Empty means "" here (Zoho sheet 3).
		custom_fields: '',
	};
}

function list(call: Call): Reply {
	const { organization, query } = call;
	const customer = query.get('customer_id');
	return listReply(call, {
		key: 'journals',
		reportName: 'Manual Journals',
		records: organization.journals
			.all()
			.filter(({ lines }) => !customer || lines.some((line) => line.customerId === customer)),
		toRow: (journal) => row(organization, journal),
		filters: {
			exact: ['entry_number'],
			texts: ['reference_number', 'notes'],
			dates: ['date'],
			amounts: ['total'],
			search: ['reference_number', 'notes', 'entry_number'],
			own: dateFilters(organization),
		},
		filterBy: { 'JournalDate.All': () => true },
		appliedFilter: 'JournalDate.All',
		context: { custom_fields: [] },
		sort: { column: 'journal_date', order: 'D' },
		sortable: ['journal_date', 'entry_number', 'reference_number', 'total', 'last_modified_time'],
		modified: organization.behaviour.journalsModified,
	});
}

/** `date` is the parameter, `journal_date` the property. */
function dateFilters(organization: Organization) {
	const isIn = organization.behaviour.dateRange === 'inclusive';
	const date = ({ journal_date }: Wire) => String(journal_date);
	return {
		date: (one: Wire, value: string) => date(one) === value,
		date_start: (one: Wire, value: string) => date(one) > value || (isIn && date(one) === value),
		date_end: (one: Wire, value: string) => date(one) < value || (isIn && date(one) === value),
		date_after: (one: Wire, value: string) => date(one) > value,
		date_before: (one: Wire, value: string) => date(one) < value,
	};
}

const journalOf = (call: Call) => journalBy(call.organization, call.ids[0] ?? '');

const shown = (call: Call, journal: Journal) => ({ journal: show(call.organization, journal) });

/** Zoho sheet 7.7. */
export const journalRoutes: Route[] = [
	route('GET', 'journals', 'accountants', list),
	route('POST', 'journals', 'accountants', (call) => {
		const journal = createJournal(call.organization, call.body);
		const message = 'The journal entry has been created.';
		return created(message, 'journals', journal.id, shown(call, journal));
	}),
	route('GET', 'journals/:', 'accountants', (call) => ({ body: shown(call, journalOf(call)) })),
	route('PUT', 'journals/:', 'accountants', (call) => {
		const journal = journalOf(call);
		updateJournal(call.organization, journal, call.body);
		return { message: 'The journal entry has been updated.', body: shown(call, journal) };
	}),
	route('DELETE', 'journals/:', 'accountants', (call) => {
		removeJournal(call.organization, journalOf(call));
		return { message: 'The selected journal entry has been deleted.' };
	}),
	route('POST', 'journals/:/status/publish', 'accountants', (call) => {
		publishJournal(call.organization, journalOf(call));
		return { message: 'Journal has been published.' };
	}),
];
