import { registerOf, type RegisterRow } from '../bankFeed/register';
import type { Organization } from '../organization/books';
import type { Call, Reply } from '../protocol/call';
import { listReply } from '../protocol/lists';
import type { BookRecord } from '../store/record';
import { fromMinor } from '../values/amounts';
import type { Wire } from '../values/wire';
import { currencyFields } from './currencyFields';
import type { FeedLine } from './models';

const STATUSES = ['uncategorized', 'manually_added', 'matched', 'excluded', 'categorized'];

/** Lines of the feed nobody has dealt with, and what the books say moved. */
export function listBankTransactions(call: Call): Reply {
	const { organization, query } = call;
	const accountId = query.get('account_id') || undefined;
	const lines = organization.feedLines
		.all()
		.filter((one) => accountId === undefined || one.accountId === accountId)
		.filter(({ status }) => status === 'uncategorized' || status === 'excluded')
		.map((one) => asRecord(one.id, one.createdAt, feedRow(organization, one)));
	const register = registerOf(organization, accountId);
	const seen = new Set<string>();
	// Without an account a transfer shows once.
	const booked = register.flatMap((row) => {
		if (accountId === undefined && seen.has(row.id)) return [];
		seen.add(row.id);
		return [asRecord(row.id, row.at, registerRow(organization, row))];
	});
	const word = (status: string) =>
		status.replace(/(?:^|_)(\w)/g, (_all, letter: string) => letter.toUpperCase());
	return listReply(call, {
		key: 'banktransactions',
		reportName: 'Transactions',
		records: [...lines, ...booked],
		toRow: ({ plain }) => plain,
		filters: {
			exact: ['transaction_type'],
			texts: ['reference_number'],
			dates: ['date'],
			amounts: ['amount'],
			search: ['reference_number', 'description', 'payee'],
			own: {
				status: (row, value) => !STATUSES.includes(value) || row.status === value,
			},
		},
		filterBy: Object.fromEntries([
			['Status.All', () => true] as const,
			...STATUSES.map(
				(status) => [`Status.${word(status)}`, (row: Wire) => row.status === status] as const,
			),
		]),
		appliedFilter: 'Status.All',
		sort: { column: 'date', order: 'D' },
		sortable: ['date', 'amount'],
	});
}

function asRecord(id: string, at: number, plain: Wire): BookRecord {
	return { id, createdAt: at, modifiedAt: at, custom: new Map(), plain };
}

function common(organization: Organization, accountId: string): Wire {
	const account = organization.accounts.find(accountId);
	const { currency_id, currency_code } = currencyFields(organization, account?.currency ?? '');
	return {
		account_id: accountId,
		account_name: account?.name ?? '',
		account_type: account?.type ?? '',
		currency_id,
		currency_code,
		price_precision: 2,
		is_paid_via_print_check: false,
	};
}

function feedRow(organization: Organization, line: FeedLine): Wire {
	const currency = organization.accounts.find(line.accountId)?.currency ?? '';
	return {
		...common(organization, line.accountId),
		transaction_id: line.id,
		imported_transaction_id: line.id,
		date: line.date,
		amount: fromMinor(Math.abs(line.amount), currency),
		transaction_type: '',
		status: line.status,
		source: 'statement',
		customer_id: '',
		payee: line.payee,
		description: line.description,
		debit_or_credit: line.amount > 0 ? 'debit' : 'credit',
		offset_account_name: '',
		reference_number: line.reference,
	};
}

function registerRow(organization: Organization, row: RegisterRow): Wire {
	const line = organization.feedLines
		.all()
		.find(
			({ matched, accountId }) =>
				accountId === row.accountId && matched.some(({ id }) => id === row.id),
		);
	return {
		...common(organization, row.accountId),
		transaction_id: row.id,
		imported_transaction_id: line?.id ?? '',
		date: row.date,
		amount: fromMinor(Math.abs(row.amount), row.currency),
		transaction_type: row.type,
		status: line?.status ?? 'manually_added',
		source: 'manually_added',
		customer_id: row.customerId,
		payee: organization.contacts.find(row.customerId)?.name ?? '',
		description: row.description,
		debit_or_credit: row.amount > 0 ? 'debit' : 'credit',
		offset_account_name: organization.accounts.find(row.otherAccountId)?.name ?? '',
		reference_number: row.reference,
	};
}
