import { checkUnmatched } from '../bankFeed/matches';
import { checkAccountCurrency, EntryBuilder, TAX_PAYABLE } from '../ledger/entries';
import type { Organization } from '../organization/books';
import { checkOpen } from '../organization/lockedPeriod';
import { rateIn } from '../organization/rates';
import { dateIn, neededDate, positiveAmount, switchIn, textIn } from '../protocol/bodyFields';
import { doesNotExist, invalidValue } from '../protocol/refusals';
import { keepPlain } from '../store/record';
import { percentage } from '../values/amounts';
import type { Wire } from '../values/wire';
import { accountIn, BANK_TYPES } from './accounts';
import { currencyIn } from './currencyFields';
import { checkMandatory, customValuesIn } from './customFields';
import type { Expense } from './models';

const PLAIN = ['reference_number', 'description', 'vendor_id', 'customer_id', 'location_id'];

const PAYABLE_FROM = [...BANK_TYPES, 'other_current_asset', 'other_current_liability', 'equity'];

export function expenseBy(organization: Organization, id: string): Expense {
	const expense = organization.expenses.find(id);
	if (expense === undefined) throw doesNotExist('Expense');
	return expense;
}

/** It takes the currency of the account it is paid through (Zoho sheet 7.8). */
export function createExpense(organization: Organization, body: Wire): Expense {
	const expense = { ...organization.newRecord(), ...read(organization, body) };
	const custom = customValuesIn(organization, 'expense', body.custom_fields);
	checkMandatory(organization, 'expense', custom);
	expense.custom = custom;
	keepPlain(expense, body, PLAIN);
	organization.expenses.add(expense);
	post(organization, expense);
	organization.changed('expense', expense, 'add');
	return expense;
}

export function updateExpense(organization: Organization, expense: Expense, body: Wire): void {
	checkUnmatched(organization, 'expense', expense.id);
	checkOpen(organization, expense.date);
	const changed = read(organization, body, expense);
	const custom = customValuesIn(organization, 'expense', body.custom_fields, expense);
	Object.assign(expense, changed);
	for (const [id, value] of custom) expense.custom.set(id, value);
	keepPlain(expense, body, PLAIN);
	post(organization, expense);
	expense.modifiedAt = organization.now();
	organization.changed('expense', expense, 'edit');
}

export function removeExpense(organization: Organization, expense: Expense): void {
	checkUnmatched(organization, 'expense', expense.id);
	checkOpen(organization, expense.date);
	organization.ledger.replace(`expense:${expense.id}`);
	organization.expenses.remove(expense.id);
	organization.changed('expense', expense, 'delete');
}

type Fields = Omit<Expense, 'id' | 'createdAt' | 'modifiedAt' | 'custom' | 'plain'>;

function read(organization: Organization, body: Wire, before?: Expense): Fields {
	const date =
		before === undefined ? neededDate(body, 'date') : (dateIn(body, 'date') ?? before.date);
	checkOpen(organization, date);
	textIn(body, 'reference_number', 100);
	textIn(body, 'description', 100);
	const account = usedAccount(organization, body, 'account_id', before?.accountId);
	const paidThrough = usedAccount(
		organization,
		body,
		'paid_through_account_id',
		before?.paidThroughId,
	);
	if (account.id === paidThrough.id) throw invalidValue('paid_through_account_id');
	if (!PAYABLE_FROM.includes(paidThrough.type)) throw invalidValue('paid_through_account_id');
	const { currency } = paidThrough;
	const named = currencyIn(organization, body);
	if (named !== undefined && named !== currency) throw invalidValue('currency_id');
	checkAccountCurrency(organization, account.id, currency, 'account_id');
	const amount =
		before !== undefined && body.amount === undefined
			? before.amount
			: positiveAmount(body, 'amount', currency);
	const taxId = textIn(body, 'tax_id') ?? before?.taxId ?? '';
	const tax = taxId === '' ? undefined : organization.taxes.find(taxId);
	if (taxId !== '' && tax === undefined) throw invalidValue('tax_id');
	const isInclusive = switchIn(body, 'is_inclusive_tax') ?? before?.isInclusive ?? false;
	const percent = tax?.percentage ?? 0;
	return {
		date,
		accountId: account.id,
		paidThroughId: paidThrough.id,
		currency,
		exchangeRate: rateIn(organization, body, currency, date, before?.exchangeRate),
		amount,
		taxId,
		isInclusive,
		tax: isInclusive
			? Math.round((amount * percent) / (100 + percent))
			: percentage(amount, percent),
	};
}

function usedAccount(
	organization: Organization,
	body: Wire,
	property: string,
	before: string | undefined,
) {
	const id = textIn(body, property) || before || '';
	return accountIn(organization, { [property]: id }, property);
}

/** Minor units paid, tax included. */
export const paidOf = ({ amount, tax, isInclusive }: Expense): number =>
	isInclusive ? amount : amount + tax;

function post(organization: Organization, expense: Expense): void {
	const paid = paidOf(expense);
	new EntryBuilder(organization, expense.currency, expense.exchangeRate)
		.add(expense.accountId, paid - expense.tax)
		.add(organization.account(TAX_PAYABLE).id, expense.tax)
		.add(expense.paidThroughId, -paid)
		.post(`expense:${expense.id}`, expense.date, String(expense.plain.reference_number ?? ''));
}
