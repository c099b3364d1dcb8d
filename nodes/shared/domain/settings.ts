import { IANAZone } from 'luxon';
import { z } from 'zod';

import { currencyExponent } from '../money';
import { capture } from './capture';
import { firstIssue } from './invalidRecord';

/**
 * The one settings row of a pair of books and GoCardless. The set-up template writes it; every other
 * template reads it once and hands it to the planner.
 */

const accountId = z.string().min(1, 'must be the id of an account');

const currencyCode = z.string().refine(isCurrency, 'must be a currency code such as GBP');

const wholeNumber = z.number().int('must be a whole number');

const calendarDate = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, 'must be a date such as 2026-01-31');

/** One limit for every currency, or one for each: whole minor units. */
const amountLimit = z.union([
	wholeNumber.positive('must be above zero, in minor units'),
	z.record(currencyCode, wholeNumber.positive('must be above zero, in minor units')),
]);

const invitationSchema = z.object({
	redirectUri: z.string().url('must be a web address').optional(),
	exitUri: z.string().url('must be a web address').optional(),
	language: z.string().min(2).optional(),
	description: z.string().min(1).optional(),
	/** Left out, the payer chooses among the schemes of the currency. */
	scheme: z.string().min(1).optional(),
});

const fieldName = z.string().min(1, 'must be the API name of a field').optional();

const uniqueFieldsSchema = z.object({
	customerPayment: fieldName,
	expense: fieldName,
	creditNote: fieldName,
	contact: fieldName,
	invoice: fieldName,
});

const instalmentsSchema = z.object({
	count: wholeNumber.min(2).max(60).default(3),
	intervalUnit: z.enum(['weekly', 'monthly', 'yearly']).default('monthly'),
	interval: wholeNumber.min(1).default(1),
});

export const settingsSchema = z.object({
	books: z
		.string()
		.regex(/^[a-z]+:.+$/, 'must name ledger and company, for example quickbooks:9130350000000000'),
	companyName: z.string().min(1),
	timeZone: z
		.string()
		.refine((zone) => IANAZone.isValidZone(zone), 'must be a time zone such as Europe/London'),
	homeCurrency: currencyCode,
	creditorId: z.string().min(1).optional(),

	/** Plan and tell, but carry nothing out. */
	dryRun: z.boolean().default(false),

	collectionMode: z.enum(['oneOff', 'instalments', 'subscription']).default('oneOff'),
	/** How an invoice is divided, unless the books say otherwise. */
	instalments: instalmentsSchema.default({}),
	/** Only what the books mark for Direct Debit, or everything that they do not exclude. */
	collectOnly: z.enum(['all', 'marked']).default('all'),
	/** Customers of the books that are never collected from. */
	skipCustomers: z.array(z.string().min(1)).default([]),
	/** Whether a person agrees to every debit before it is made. */
	approval: z.enum(['never', 'always']).default('never'),
	/** Invoices due within so many days are collected. */
	leadDays: wholeNumber.min(0).default(7),
	minimumAmount: amountLimit.optional(),
	maximumAmount: amountLimit.optional(),
	/** How often a failed debit is made anew before a person decides. 1 = never. */
	maximumAttempts: wholeNumber.min(1).default(1),
	/** How long a failed debit with automatic retries is waited for. */
	retryWaitDays: wholeNumber.min(0).default(35),
	/** How long the books may take to show collected money before a person is asked. */
	bookingWaitDays: wholeNumber.min(0).default(14),
	/** Ask GoCardless to retry failed debits by itself (a paid extra of theirs). */
	retryIfPossible: z.boolean().default(false),
	/** Set the invoice number as bank reference, where the GoCardless package allows it. */
	setReference: z.boolean().default(false),
	/** Leave invoices alone that the customer may pay online through the books. */
	skipPayableOnline: z.boolean().default(false),
	/** Invoices created before this day are not collected without a person. */
	collectionsSince: calendarDate.optional(),

	postingMoment: z.enum(['submitted', 'confirmed', 'paid_out']).default('confirmed'),
	clearingAccounts: z.record(currencyCode, accountId).default({}),
	bankAccountId: accountId.optional(),
	/** Bank accounts of other currencies than the company's own. */
	bankAccounts: z.record(currencyCode, accountId).default({}),
	feesAccountId: accountId.optional(),
	/** Tax within the fees; left out, it stays with the fees. */
	feeVatAccountId: accountId.optional(),
	/** Money of GoCardless that cannot be told whose it is. */
	suspenseAccountId: accountId.optional(),
	exchangeAccountId: accountId.optional(),
	/** Accounts receivable by currency: what reversals open again. */
	receivableAccounts: z.record(currencyCode, accountId).default({}),
	paymentMethodId: z.string().min(1).optional(),
	/** How payments came, for ledgers that name it by a word (Zoho sheet 7.4). */
	paymentMode: z.string().min(1).default('others'),
	/**
	 * API names of custom fields that the ledger keeps unique, by what they stand on: they make writing
	 * twice impossible (Zoho sheet 8). Without one, the number of a record is looked up first.
	 */
	uniqueFields: uniqueFieldsSchema.default({}),
	/** The ledger's ids of currencies, for ledgers that do not take codes (Zoho sheet 7.7). */
	currencyIds: z.record(currencyCode, z.string().min(1)).default({}),
	/** Address of the ledger's web pages, where companies have different ones (Zoho sheet 1). */
	booksWebUrl: z.string().url('must be a web address').optional(),
	locationId: z.string().min(1).optional(),
	departmentId: z.string().min(1).optional(),
	classId: z.string().min(1).optional(),
	/** Last day that is closed; what the ledger itself says counts as well. */
	booksClosedUntil: calendarDate.optional(),

	/** Money that came for an invoice which is paid or void by now. */
	unappliedMoney: z.enum(['review', 'book']).default('review'),
	/** How money that went back is taken out of the books. Void falls back to an entry. */
	reversalMethod: z.enum(['journalEntry', 'void']).default('journalEntry'),
	refundBooking: z.enum(['receivable', 'refundsAccount', 'refundReceipt']).default('receivable'),
	refundsAccountId: accountId.optional(),
	refundItemId: z.string().min(1).optional(),
	refundTaxCodeId: z.string().min(1).optional(),
	/**
	 * `deposit`: as the ledger brings money to the bank, in QuickBooks a deposit, in Zoho Books a
	 * transfer. A deposit names its lines by account type: clearing must not be a bank account then.
	 */
	payoutEntry: z.enum(['deposit', 'journalEntry']).default('deposit'),
	/** One clearing line for each kind of item, or one for each item. */
	payoutDetail: z.enum(['totals', 'items']).default('totals'),
	/** Days after arrival until items that nobody claims go to the suspense account. */
	suspenseAfterDays: wholeNumber.min(0).default(3),
	/** Clearing accounts of other currencies are kept in the company's own currency. */
	clearingInHomeCurrency: z.boolean().default(false),

	/** Whether the page of an invitation also takes the oldest invoice, as an instant bank payment. */
	firstPayment: z.enum(['none', 'instantBankPay']).default('none'),
	inviteCustomers: z.enum(['all', 'withBalance', 'paymentMethod']).default('withBalance'),
	/** Keep name, e-mail and address of GoCardless customers as in the books. */
	updateCustomers: z.boolean().default(true),
	reminderAfterDays: wholeNumber.min(1).default(7),
	maximumReminders: wholeNumber.min(0).default(3),
	/** Invitations sent to one customer before a person decides. */
	maximumInvitations: wholeNumber.min(1).default(3),
	invitation: invitationSchema.default({}),
});

export type Settings = z.infer<typeof settingsSchema>;
/** What the set-up template writes: everything that has a default may be left out. */
export type SettingsInput = z.input<typeof settingsSchema>;
export type PostingMoment = Settings['postingMoment'];

/** Settings that are missing or wrong; the message says what to do. */
export class SettingsError extends Error {
	override readonly name = 'SettingsError';
}

const tableRow = z.object({ data: z.string() });

/**
 * Reads the settings item: a Data Table row whose column `data` holds them as JSON, or the settings
 * themselves.
 *
 * @throws SettingsError naming the setting that is wrong
 */
export function readSettings(item: unknown): Settings {
	const row = tableRow.safeParse(item);
	const parsed = settingsSchema.safeParse(row.success ? parseJson(row.data.data) : item);
	if (parsed.success) return parsed.data;
	throw new SettingsError(
		`The settings are not complete: ${firstIssue(parsed.error)}. Run the set-up template again.`,
	);
}

/** The limit that holds for a currency, in minor units. */
export function amountLimitFor(
	limit: number | Record<string, number> | undefined,
	currency: string,
): number | undefined {
	return typeof limit === 'object' ? limit[currency] : limit;
}

function parseJson(text: string): unknown {
	const parsed = capture((): unknown => JSON.parse(text));
	if ('value' in parsed) return parsed.value;
	throw new SettingsError(
		'The settings row holds no valid JSON in "data". Run the set-up template again.',
	);
}

function isCurrency(code: string): boolean {
	return 'value' in capture(() => currencyExponent(code));
}
