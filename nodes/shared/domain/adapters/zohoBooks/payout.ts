import { toMajorNumber } from '../../../money';
import {
	assertBalanced,
	EntryLines,
	signedAmount,
	type Entry,
	type EntryPosting,
} from '../../bookkeeping/entry';
import type { StepKeys } from '../../planItem';
import type { PlannedStep } from '../../plannedAction';
import type { PayoutRoute } from '../booksAdapter';
import type { Configuration } from './configuration';
import { journalStep, mergeByAccount } from './journal';
import { EXPENSE_NOTE_LENGTH, noteText, numberedStep } from './numberedStep';

/** What a payout holds besides its transfer is found under a number of its own. */
const CHARGES_SUFFIX = '-F';

/**
 * A payout as Zoho's users and bank feeds expect it: an expense for the fees, paid out of the clearing
 * account, and a transfer of the rest to the bank, which is one line there (Zoho sheet 7.8). Whatever
 * else a payout holds becomes a journal instead of the expense. The transfer comes last and completes
 * it.
 */
export function payoutSteps(
	configuration: Configuration,
	name: string,
	entry: Entry,
	{ bankAccountId, clearingAccountId }: PayoutRoute,
	keys: StepKeys,
): PlannedStep[] {
	const { currency } = entry;
	const onBank = entry.postings.filter(({ account }) => account === bankAccountId);
	const net = onBank.reduce((sum, posting) => sum + signedAmount(posting), 0);
	const others = entry.postings.filter(({ account }) => account !== bankAccountId);
	const { postings } = new EntryLines(currency).debit(clearingAccountId, net);
	const charges = mergeByAccount([...others, ...postings]);
	if (charges.length > 0) assertBalanced(charges);
	const route = { bankAccountId, clearingAccountId };
	const transfer = transferStep(configuration, name, entry, route, net, keys());
	const charged = chargesStep(configuration, entry, charges, clearingAccountId, keys('charges'));
	return charged === undefined ? [transfer] : [charged, transfer];
}

function transferStep(
	configuration: Configuration,
	name: string,
	{ number, date, currency, exchangeRate, note }: Entry,
	{ bankAccountId, clearingAccountId }: PayoutRoute,
	net: number,
	idempotencyKey: string,
): PlannedStep {
	const body: Record<string, unknown> = {
		transaction_type: 'transfer_fund',
		from_account_id: clearingAccountId,
		to_account_id: bankAccountId,
		amount: toMajorNumber({ minorUnits: net, currency }),
		date,
		description: noteText(note),
	};
	if (exchangeRate !== undefined) body.exchange_rate = exchangeRate;
	const resource = 'banktransactions';
	const hasLocation = false;
	return numberedStep(configuration, { name, resource, number, body, idempotencyKey, hasLocation });
}

function chargesStep(
	configuration: Configuration,
	entry: Entry,
	charges: readonly EntryPosting[],
	clearingAccountId: string,
	idempotencyKey: string,
): PlannedStep | undefined {
	const name = 'charges';
	const fees = plainFees(charges, clearingAccountId, configuration.feesAccountId);
	if (fees === undefined) {
		const number = `${entry.number}${CHARGES_SUFFIX}`;
		const rest: Entry = { ...entry, number, postings: charges };
		return journalStep(configuration, name, rest, idempotencyKey);
	}
	const { number, date, currency, exchangeRate } = entry;
	const body: Record<string, unknown> = {
		account_id: fees.account,
		paid_through_account_id: clearingAccountId,
		date,
		amount: toMajorNumber({ minorUnits: fees.amount, currency }),
		description: noteText(`${fees.memo ?? 'fees'} of payout ${number}`, EXPENSE_NOTE_LENGTH),
	};
	const currencyId = configuration.currencyIds[currency];
	if (exchangeRate !== undefined) body.exchange_rate = exchangeRate;
	if (currency !== configuration.homeCurrency) body.currency_id = currencyId;
	const record = { name, resource: 'expenses', number, body, idempotencyKey };
	return numberedStep(configuration, record, configuration.uniqueFields.expense);
}

/** The fees, when nothing else was charged: an expense has one account and is above zero. */
function plainFees(
	charges: readonly EntryPosting[],
	clearingAccountId: string,
	feesAccountId: string | undefined,
): EntryPosting | undefined {
	const [first, second, ...others] = charges.filter(({ account }) => account !== clearingAccountId);
	const isPlain = first?.account === feesAccountId && first?.direction === 'debit';
	return isPlain && second === undefined && others.length === 0 ? first : undefined;
}
