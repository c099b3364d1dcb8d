import {
	categorize,
	categorizeAsExpense,
	categorizeAsPayment,
	categorizeAsRefund,
	uncategorize,
} from '../bankFeed/categorizing';
import { feedLineBy, setExcluded } from '../bankFeed/feedLines';
import { candidates, match, unmatch } from '../bankFeed/matching';
import { linesOf } from '../bankFeed/matches';
import type { Organization } from '../organization/books';
import { created, route, type Call, type Reply, type Route } from '../protocol/call';
import { fromMinor } from '../values/amounts';
import type { Wire } from '../values/wire';
import { listBankTransactions } from './bankTransactionList';
import {
	bankTransactionBy,
	createBankTransaction,
	removeBankTransaction,
	updateBankTransaction,
} from './bankTransactions';
import { currencyFields } from './currencyFields';
import type { BankTransaction } from './models';

function show(organization: Organization, transaction: BankTransaction): Wire {
	const { plain, currency } = transaction;
	const name = (id: string) => organization.accounts.find(id)?.name ?? '';
	const lines = linesOf(organization, 'bank_transaction', transaction.id);
	return {
		transaction_id: transaction.id,
		from_account_id: transaction.fromId,
		from_account_name: name(transaction.fromId),
		to_account_id: transaction.toId,
		to_account_name: name(transaction.toId),
		transaction_type: transaction.type,
		...currencyFields(organization, currency),
		payment_mode: plain.payment_mode ?? '',
		exchange_rate: transaction.exchangeRate,
		date: transaction.date,
		customer_id: transaction.customerId,
		customer_name: organization.contacts.find(transaction.customerId)?.name ?? '',
		reference_number: plain.reference_number ?? '',
		description: plain.description ?? '',
		amount: fromMinor(transaction.amount, currency),
		bank_charges: fromMinor(transaction.charges, currency),
		status: lines[0]?.status ?? 'manually_added',
		imported_transactions: lines.map((line) => ({
			imported_transaction_id: line.id,
			date: line.date,
			amount: fromMinor(line.amount, currency),
			payee: line.payee,
			description: line.description,
			reference_number: line.reference,
			status: line.status,
			account_id: line.accountId,
		})),
		tags: [],
		created_time: organization.time(transaction.createdAt),
		last_modified_time: organization.time(transaction.modifiedAt),
	};
}

const transactionOf = (call: Call) => bankTransactionBy(call.organization, call.ids[0] ?? '');

const shown = (call: Call, transaction: BankTransaction) => ({
	banktransaction: show(call.organization, transaction),
});

function exclude(isExcluded: boolean): (call: Call) => Reply {
	return (call) => {
		setExcluded(feedLineBy(call.organization, call.ids[0] ?? ''), isExcluded);
		return { message: `The transaction has been ${isExcluded ? 'excluded' : 'restored'}.` };
	};
}

const LINE = 'banktransactions/uncategorized/:';

/** Zoho sheet 7.8. */
export const bankTransactionRoutes: Route[] = [
	route('GET', 'banktransactions', 'banking', listBankTransactions),
	route('POST', 'banktransactions', 'banking', (call) => {
		const transaction = createBankTransaction(call.organization, call.body);
		const message = 'The transaction has been recorded.';
		return created(message, 'banktransactions', transaction.id, shown(call, transaction));
	}),
	route('GET', 'banktransactions/:', 'banking', (call) => ({
		body: shown(call, transactionOf(call)),
	})),
	route('PUT', 'banktransactions/:', 'banking', (call) => {
		const transaction = transactionOf(call);
		updateBankTransaction(call.organization, transaction, call.body);
		return { message: 'The transaction has been updated.', body: shown(call, transaction) };
	}),
	route('DELETE', 'banktransactions/:', 'banking', (call) => {
		removeBankTransaction(call.organization, transactionOf(call));
		return { message: 'The transaction has been deleted.' };
	}),
	route('POST', 'banktransactions/:/unmatch', 'banking', unmatch),
	route('POST', 'banktransactions/:/uncategorize', 'banking', uncategorize),
	route('GET', `${LINE}/match`, 'banking', candidates),
	route('POST', `${LINE}/match`, 'banking', match),
	route('POST', `${LINE}/exclude`, 'banking', exclude(true)),
	route('POST', `${LINE}/restore`, 'banking', exclude(false)),
	route('POST', `${LINE}/categorize`, 'banking', categorize),
	route('POST', `${LINE}/categorize/expenses`, 'banking', categorizeAsExpense),
	route('POST', `${LINE}/categorize/customerpayments`, 'banking', categorizeAsPayment),
	route('POST', `${LINE}/categorize/creditnoterefunds`, 'banking', categorizeAsRefund),
	route('POST', `${LINE}/categorize/paymentrefunds`, 'banking', categorizeAsRefund),
];
