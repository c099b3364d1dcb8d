import { linesOf } from '../bankFeed/matches';
import type { Organization } from '../organization/books';
import { created, route, type Call, type Reply, type Route } from '../protocol/call';
import { listReply } from '../protocol/lists';
import { fromMinor } from '../values/amounts';
import type { Wire } from '../values/wire';
import { currencyFields } from './currencyFields';
import { customFieldsOf } from './customFields';
import { baseAmount } from './documentViews';
import { createExpense, expenseBy, paidOf, removeExpense, updateExpense } from './expenses';
import type { Expense } from './models';
import { upsert } from './upsert';

function row(organization: Organization, expense: Expense): Wire {
	const { currency_id, currency_code } = currencyFields(organization, expense.currency);
	const amount = (minor: number) => fromMinor(minor, expense.currency);
	const name = (id: string) => organization.accounts.find(id)?.name ?? '';
	const total = paidOf(expense);
	return {
		expense_id: expense.id,
		date: expense.date,
		account_id: expense.accountId,
		account_name: name(expense.accountId),
		paid_through_account_id: expense.paidThroughId,
		paid_through_account_name: name(expense.paidThroughId),
		description: expense.plain.description ?? '',
		currency_id,
		currency_code,
		exchange_rate: expense.exchangeRate,
		total: amount(total),
		bcy_total: baseAmount(organization, expense, total),
		amount: amount(expense.amount),
		tax_amount: amount(expense.tax),
		is_billable: false,
		reference_number: expense.plain.reference_number ?? '',
		vendor_id: expense.plain.vendor_id ?? '',
		vendor_name: '',
		customer_id: expense.plain.customer_id ?? '',
		customer_name: '',
		status: 'nonbillable',
		...customFieldsOf(organization, 'expense', expense),
		created_time: organization.time(expense.createdAt),
		last_modified_time: organization.time(expense.modifiedAt),
	};
}

export function showExpense(organization: Organization, expense: Expense): Wire {
	const tax = organization.taxes.find(expense.taxId);
	const amount = (minor: number) => fromMinor(minor, expense.currency);
	return {
		...row(organization, expense),
		transaction_type: 'expense',
		transaction_type_formatted: 'Expense',
		tax_id: expense.taxId,
		tax_name: tax?.name ?? '',
		tax_percentage: tax?.percentage ?? 0,
		is_inclusive_tax: expense.isInclusive,
		sub_total: amount(paidOf(expense) - expense.tax),
		documents: [],
		taxes: [],
		tags: [],
		created_by_id: organization.userId,
		last_modified_by_id: organization.userId,
		imported_transactions: linesOf(organization, 'expense', expense.id).map((line) => ({
			imported_transaction_id: line.id,
			date: line.date,
			amount: amount(line.amount),
			reference_number: line.reference,
			description: line.description,
			status: line.status,
		})),
	};
}

function list(call: Call): Reply {
	const { organization } = call;
	return listReply(call, {
		key: 'expenses',
		reportName: 'Expense Details',
		records: organization.expenses.all(),
		toRow: (expense) => row(organization, expense),
		filters: {
			exact: ['paid_through_account_id', 'account_id', 'status'],
			texts: ['reference_number', 'account_name', 'description'],
			dates: ['date'],
			amounts: ['amount'],
			search: ['reference_number', 'account_name', 'description'],
		},
		filterBy: { 'Status.All': () => true },
		appliedFilter: 'Status.All',
		context: { custom_fields: [] },
		sort: { column: 'created_time', order: 'D' },
		sortable: ['date', 'account_name', 'total', 'reference_number', 'created_time'],
	});
}

const expenseOf = (call: Call) => expenseBy(call.organization, call.ids[0] ?? '');

function create(call: Call): Reply & { record: Expense } {
	const record = createExpense(call.organization, call.body);
	const shown = { expense: showExpense(call.organization, record) };
	return { ...created('The expense has been recorded.', 'expenses', record.id, shown), record };
}

function update(call: Call, expense: Expense): Reply {
	updateExpense(call.organization, expense, call.body);
	const shown = { expense: showExpense(call.organization, expense) };
	return { message: 'Expense information has been updated.', body: shown };
}

/** Zoho sheet 7.9. */
export const expenseRoutes: Route[] = [
	route('GET', 'expenses', 'expenses', list),
	route('POST', 'expenses', 'expenses', create),
	route('PUT', 'expenses', 'expenses', (call) =>
		upsert(call, {
			entity: 'expense',
			noun: 'Expense',
			create,
			update: (same, record) => update(same, expenseBy(same.organization, record.id)),
		}),
	),
	route('GET', 'expenses/:', 'expenses', (call) => ({
		body: { expense: showExpense(call.organization, expenseOf(call)) },
	})),
	route('PUT', 'expenses/:', 'expenses', (call) => update(call, expenseOf(call))),
	route('DELETE', 'expenses/:', 'expenses', (call) => {
		removeExpense(call.organization, expenseOf(call));
		return { message: 'The expense has been deleted.' };
	}),
];
