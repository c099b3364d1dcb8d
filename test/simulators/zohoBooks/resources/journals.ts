import { checkAccountCurrency, EntryBuilder } from '../ledger/entries';
import type { Organization } from '../organization/books';
import { checkOpen } from '../organization/lockedPeriod';
import { rateIn } from '../organization/rates';
import {
	choiceIn,
	dateIn,
	neededDate,
	objectsIn,
	positiveAmount,
	textIn,
} from '../protocol/bodyFields';
import { doesNotExist, invalidAmount, invalidValue } from '../protocol/refusals';
import { unconfirmed } from '../protocol/unconfirmedRefusals';
import { keepPlain } from '../store/record';
import type { Wire } from '../values/wire';
import { accountIn } from './accounts';
import { currencyIn } from './currencyFields';
import { sum } from './documentTotals';
import type { Journal, JournalLine } from './models';

const PLAIN = ['reference_number', 'notes', 'journal_type', 'location_id'];

export function journalBy(organization: Organization, id: string): Journal {
	const journal = organization.journals.find(id);
	if (journal === undefined) throw doesNotExist('Journal');
	return journal;
}

/** Published at once unless asked to stay a draft (Zoho sheet 7.7). */
export function createJournal(organization: Organization, body: Wire): Journal {
	const date = neededDate(body, 'journal_date');
	checkOpen(organization, date);
	checkTexts(body);
	const currency = currencyIn(organization, body) ?? organization.settings.baseCurrency;
	const rows = objectsIn(body, 'line_items');
	if (rows === undefined) throw invalidValue('line_items');
	const exchangeRate = rateIn(organization, body, currency, date);
	const lines = readLines(organization, rows, currency);
	const isPublished = choiceIn(body, 'status', ['draft', 'published']) !== 'draft';
	const journal: Journal = {
		...organization.newRecord(),
		number: String(organization.nextNumber('journal')),
		date,
		currency,
		exchangeRate,
		isPublished,
		lines,
	};
	keepPlain(journal, body, PLAIN);
	organization.journals.add(journal);
	post(organization, journal);
	return journal;
}

export function updateJournal(organization: Organization, journal: Journal, body: Wire): void {
	const date = dateIn(body, 'journal_date') ?? journal.date;
	checkOpen(organization, journal.date, date);
	checkTexts(body);
	const rows = objectsIn(body, 'line_items');
	const lines =
		rows === undefined ? journal.lines : readLines(organization, rows, journal.currency);
	const before = journal.exchangeRate;
	const exchangeRate = rateIn(organization, body, journal.currency, date, before);
	Object.assign(journal, { date, lines, exchangeRate });
	keepPlain(journal, body, PLAIN);
	post(organization, journal);
	journal.modifiedAt = organization.now();
}

export function publishJournal(organization: Organization, journal: Journal): void {
	if (journal.isPublished) throw unconfirmed('statusChange');
	checkOpen(organization, journal.date);
	journal.isPublished = true;
	post(organization, journal);
	journal.modifiedAt = organization.now();
}

export function removeJournal(organization: Organization, journal: Journal): void {
	checkOpen(organization, journal.date);
	organization.ledger.replace(`journal:${journal.id}`);
	organization.journals.remove(journal.id);
}

export const journalTotal = ({ lines }: Journal): number =>
	sum(lines, ({ isDebit, amount }) => (isDebit ? amount : 0));

/** Both sides equal, no account on both of them, customers on receivables (Zoho sheet 7.7). */
function readLines(organization: Organization, rows: Wire[], currency: string): JournalLine[] {
	const lines = rows.map((row) => readLine(organization, row, currency));
	const debits = new Set(lines.flatMap((line) => (line.isDebit ? [line.accountId] : [])));
	if (lines.some((line) => !line.isDebit && debits.has(line.accountId))) throw invalidAmount();
	const balance = sum(lines, ({ isDebit, amount }) => (isDebit ? amount : -amount));
	if (lines.length < 2 || balance !== 0) throw unconfirmed('unbalanced');
	return lines;
}

function readLine(organization: Organization, row: Wire, currency: string): JournalLine {
	const account = accountIn(organization, row, 'account_id');
	const side = choiceIn(row, 'debit_or_credit', ['debit', 'credit']);
	if (side === undefined) throw invalidValue('debit_or_credit');
	const customerId = textIn(row, 'customer_id') ?? '';
	const isContactAccount = ['accounts_receivable', 'accounts_payable'].includes(account.type);
	if (isContactAccount && customerId === '') throw unconfirmed('customerNeeded');
	const customer = organization.contacts.find(customerId);
	if (customerId !== '' && customer === undefined) throw invalidValue('customer_id');
	if (isContactAccount && customer?.currency !== currency) throw invalidValue('currency_id');
	checkAccountCurrency(organization, account.id, currency, 'account_id');
	return {
		id: organization.nextId(),
		accountId: account.id,
		isDebit: side === 'debit',
		amount: positiveAmount(row, 'amount', currency),
		customerId,
		description: textIn(row, 'description', 500) ?? '',
	};
}

function post(organization: Organization, journal: Journal): void {
	const subject = `journal:${journal.id}`;
	if (!journal.isPublished) return organization.ledger.replace(subject);
	const builder = new EntryBuilder(organization, journal.currency, journal.exchangeRate);
	for (const { accountId, isDebit, amount, customerId } of journal.lines) {
		const isReceivable = organization.accounts.find(accountId)?.type === 'accounts_receivable';
		const customer = isReceivable ? { customer: customerId } : {};
		builder.add(accountId, isDebit ? amount : -amount, customer);
	}
	builder.post(subject, journal.date, journal.number);
}

function checkTexts(body: Wire): void {
	textIn(body, 'reference_number', 100);
	textIn(body, 'notes', 5000);
	choiceIn(body, 'journal_type', ['both', 'cash']);
}
