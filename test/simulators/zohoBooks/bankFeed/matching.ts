import type { Organization } from '../organization/books';
import { objectsIn, textIn } from '../protocol/bodyFields';
import type { Call, Reply } from '../protocol/call';
import { invalidAmount, invalidValue, matchAccountDiffers } from '../protocol/refusals';
import { unconfirmed } from '../protocol/unconfirmedRefusals';
import type { FeedLine } from '../resources/models';
import { fromMinor } from '../values/amounts';
import type { Wire } from '../values/wire';
import { linesOf } from './matches';
import { openLineBy } from './feedLines';
import { registerOf, type RegisterRow } from './register';

/** GET `/banktransactions/uncategorized/{id}/match`: what may be this line (Zoho sheet 7.8). */
export function candidates(call: Call): Reply {
	const { organization, query } = call;
	const line = openLineBy(organization, call.ids[0] ?? '');
	const showAll = query.get('show_all_transactions') === 'true';
	const rows = registerOf(organization, line.accountId)
		.filter(({ isMatched, amount }) => !isMatched && Math.sign(amount) === Math.sign(line.amount))
		.filter((row) => showAll || Math.abs(row.amount) <= Math.abs(line.amount))
		.filter((row) => passes(row, query));
	return {
		body: {
			matching_transactions: rows.map((row) => showCandidate(organization, line, row)),
			page_context: { page: 1, per_page: 200, has_more_page: false },
		},
	};
}

function passes(row: RegisterRow, query: URLSearchParams): boolean {
	const amount = fromMinor(Math.abs(row.amount), row.currency);
	const [after, before] = [query.get('date_after'), query.get('date_before')];
	const [least, most] = [query.get('amount_start'), query.get('amount_end')];
	const reference = query.get('reference_number');
	return (
		(!after || row.date > after) &&
		(!before || row.date < before) &&
		(!least || amount >= Number(least)) &&
		(!most || amount <= Number(most)) &&
		(!reference || row.reference === reference)
	);
}

function showCandidate(organization: Organization, line: FeedLine, row: RegisterRow): Wire {
	return {
		transaction_id: row.id,
		date: row.date,
		transaction_type: row.type,
		reference_number: row.reference,
		amount: fromMinor(Math.abs(row.amount), row.currency),
		debit_or_credit: row.amount > 0 ? 'debit' : 'credit',
		transaction_number: '',
		is_paid_via_print_check: false,
		contact_name: organization.contacts.find(row.customerId)?.name ?? '',
		is_best_match: row.amount === line.amount,
	};
}

/** POST of the same path: the whole line, nothing more and nothing less, of the same account. */
export function match(call: Call): Reply {
	const { organization, body, query } = call;
	const line = openLineBy(organization, call.ids[0] ?? '');
	const accountId = query.get('account_id');
	if (accountId !== null && accountId !== line.accountId) throw matchAccountDiffers();
	const wanted = objectsIn(body, 'transactions_to_be_matched');
	if (wanted === undefined || wanted.length === 0) {
		throw invalidValue('transactions_to_be_matched');
	}
	const register = registerOf(organization);
	const rows = wanted.map((one) => find(register, one, line));
	if (rows.some(({ isMatched }) => isMatched)) throw unconfirmed('matched');
	const sum = rows.reduce((total, { amount }) => total + amount, 0);
	if (new Set(rows).size !== rows.length || sum !== line.amount) throw invalidAmount();
	line.matched = rows.map(({ kind, id }) => ({ kind, id }));
	line.status = 'matched';
	return { message: 'The transaction has been matched.' };
}

function find(register: RegisterRow[], wanted: Wire, line: FeedLine): RegisterRow {
	const id = textIn(wanted, 'transaction_id') ?? '';
	const type = textIn(wanted, 'transaction_type') ?? '';
	const rows = register.filter((row) => row.id === id && row.type === type);
	if (rows.length === 0) throw invalidValue('transaction_id');
	const row = rows.find(({ accountId }) => accountId === line.accountId);
	if (row === undefined) throw matchAccountDiffers();
	return row;
}

/**
 * POST `/banktransactions/{id}/unmatch`: the id is that of the feed line or of what it was matched
 * with.
 */
export function unmatch(call: Call): Reply {
	const { organization, ids, query } = call;
	const id = ids[0] ?? '';
	const own = organization.feedLines.find(id);
	const kinds = ['customer_payment', 'expense', 'bank_transaction', 'payment_refund'] as const;
	const lines =
		own === undefined ? kinds.flatMap((kind) => linesOf(organization, kind, id)) : [own];
	const accountId = query.get('account_id');
	const line = lines.find((one) => accountId === null || one.accountId === accountId);
	if (line === undefined || line.status !== 'matched') throw unconfirmed('statusChange');
	line.matched = [];
	line.status = 'uncategorized';
	return { message: 'The transaction has been unmatched.' };
}
