/**
 * The planner's own small types. Adapters translate what a vendor returns into them, so that a rule
 * is written once for every ledger. Amounts are whole minor units of `currency`; dates are
 * `YYYY-MM-DD`; times are ISO 8601.
 */

/** GoCardless metadata, in which our records carry the ids of the books. */
export type Metadata = Record<string, string>;

export interface PostalAddress {
	line1?: string;
	line2?: string;
	city?: string;
	region?: string;
	postalCode?: string;
	/** As the books write it; may be a name or a code. */
	country?: string;
}

/**
 * What the books say about collecting an invoice, or all invoices of a customer. The invoice's own word
 * goes before the customer's, and both go before the settings.
 */
export interface CollectionInstruction {
	/** Left out: the books only mark it for collecting, or say something else below. */
	mode?: 'oneOff' | 'instalments' | 'subscription' | 'skip';
	/** Instalments: how many, or which amounts in decimal text. */
	count?: number;
	amounts?: readonly string[];
	intervalUnit?: 'weekly' | 'monthly' | 'yearly';
	interval?: number;
	/** A person has to agree before money is collected. */
	ask?: boolean;
	/** Not collected before this day. */
	notBefore?: string;
	/** What could not be understood; then a person decides. */
	unclear?: string;
}

/** A customer of the books. */
export interface BooksCustomer {
	id: string;
	name: string;
	companyName?: string;
	givenName?: string;
	familyName?: string;
	/** The first address is written to; all of them are used to recognise the customer. */
	emails: readonly string[];
	address?: PostalAddress;
	currency: string;
	/** What the customer owes altogether, unapplied credit already deducted; unknown if undefined. */
	balance?: number;
	active: boolean;
	paymentMethodId?: string;
	/** Ids and references a bookkeeper noted on the customer, upper case. */
	references: readonly string[];
	/** GoCardless ids that the books keep on the customer in a field made for them, upper case. */
	storedIds?: readonly string[];
	instruction?: CollectionInstruction;
	version: number;
}

/** When and how often a recurring invoice template makes an invoice. */
export interface RecurringSchedule {
	active: boolean;
	intervalUnit: 'daily' | 'weekly' | 'monthly' | 'yearly' | 'unknown';
	interval: number;
	dayOfMonth?: number;
	nextDate?: string;
	endDate?: string;
}

/** An invoice of the books, or the template of a recurring one. */
export interface OpenInvoice {
	id: string;
	number?: string;
	customerId: string;
	customerName: string;
	currency: string;
	total: number;
	balance: number;
	date?: string;
	dueDate?: string;
	createdAt?: string;
	voided: boolean;
	draft: boolean;
	/** Another gateway offers to collect it as well. */
	payableOnline: boolean;
	/** Why it is not to be collected, although it shows a balance. */
	hold?: InvoiceHold;
	/** Home units for one unit of the currency, where the books keep several. */
	exchangeRate?: number;
	/** The recurring template it was made from, or is. */
	recurringId?: string;
	/** Present on templates only. */
	schedule?: RecurringSchedule;
	instruction?: CollectionInstruction;
	version: number;
}

export interface InvoiceHold {
	why: 'notIssued' | 'collectedElsewhere' | 'statusUnknown';
	/** What the books say: the status, or the field that tells of another collection. */
	told: string;
}

/** A payment that is in the books already. */
export interface BookedPayment {
	id: string;
	/** The number it was booked under: a GoCardless payment id, or one with the suffix of a turn. */
	reference?: string;
	customerId: string;
	/** Minor units of `currency`; zero where that is not told. */
	amount: number;
	/** Undefined where the ledger's list does not tell: then `decimal` has the amount as written. */
	currency?: string;
	decimal?: string;
	/** Money that was given back out of it, in the books; undefined when the ledger did not say. */
	refunds?: ReadonlyArray<{ number?: string; decimal: string }>;
	voided: boolean;
	date?: string;
	/** The account the money was booked into. */
	accountId?: string;
	receivableAccountId?: string;
	exchangeRate?: number;
	/** What it pays; undefined when the ledger did not say. */
	applied?: readonly AppliedTransaction[];
	/** The ledger's own lock against changes in between. */
	lock?: string;
}

export interface AppliedTransaction {
	/** As the ledger calls it: `Invoice`, `JournalEntry`, `CreditMemo`. */
	type: string;
	id: string;
	amount: number;
}

/** A double entry that is in the books already: a payout, a reversal, a refund. */
export interface BookedEntry {
	id: string;
	kind: 'journalEntry' | 'deposit' | 'refundReceipt' | 'transfer' | 'other';
	/** A part of a booking whose rest is missing, or what is left of one: it counts for nothing. */
	incomplete?: boolean;
	/** The numbers by which we know it, from its own number and its notes. */
	numbers: readonly string[];
	/** Undefined, with the total, where the ledger's list does not tell. */
	currency?: string;
	/** What was deposited or refunded; of a journal entry the sum of its debits. */
	total?: number;
	exchangeRate?: number;
	/**
	 * Minor units by account: debits positive, credits negative. Undefined when the ledger did not say,
	 * since it lists entries without their lines.
	 */
	sides?: ReadonlyMap<string, number>;
}

/** A GoCardless customer. */
export interface DirectDebitCustomer {
	id: string;
	email?: string;
	companyName?: string;
	givenName?: string;
	familyName?: string;
	addressLine1?: string;
	addressLine2?: string;
	city?: string;
	region?: string;
	postalCode?: string;
	countryCode?: string;
	metadata: Metadata;
}

/** A GoCardless mandate. */
export interface Mandate {
	id: string;
	status: string;
	scheme: string;
	customerId: string;
	reference?: string;
	nextPossibleChargeDate?: string;
	createdAt: string;
	metadata: Metadata;
}

/** A billing request that asks a payer for a mandate. */
export interface Invitation {
	id: string;
	status: string;
	createdAt: string;
	asksForMandate: boolean;
	/** A first payment that the payer makes on the same page. */
	firstPayment?: { invoiceId?: string; amount: number; currency: string };
	customerId?: string;
	mandateId?: string;
	metadata: Metadata;
}

/** A GoCardless payment: one debit. */
export interface Collection {
	id: string;
	status: string;
	amount: number;
	amountRefunded: number;
	currency: string;
	chargeDate?: string;
	createdAt: string;
	description?: string;
	reference?: string;
	retryIfPossible: boolean;
	mandateId?: string;
	subscriptionId?: string;
	instalmentScheduleId?: string;
	creditorId?: string;
	metadata: Metadata;
}

/** A GoCardless refund: money given back to a payer. */
export interface Refund {
	id: string;
	status: string;
	amount: number;
	currency: string;
	paymentId?: string;
	mandateId?: string;
	metadata: Metadata;
}

/** What GoCardless sends to the bank in one sum. */
export interface Payout {
	id: string;
	status: string;
	/** Net: what is left after fees. May be zero or negative. */
	amount: number;
	/** What GoCardless took from it. */
	fees: number;
	currency: string;
	createdAt: string;
	arrivalDate?: string;
	/** As the bank statement shows it. */
	reference?: string;
	type: string;
	creditorId?: string;
	/** Present when the money is exchanged on its way; amount and rate come when it is sent. */
	exchange?: { currency: string; amount?: number; rate?: string };
}

/** One part of a payout. */
export interface PayoutItem {
	payoutId: string;
	type: string;
	/** Tenths of a minor unit of the payout's currency, signed as GoCardless signs it. */
	tenths: number;
	/** Tax within the amount, in tenths. */
	taxTenths: number;
	/** The same tax as it goes onto the tax return, where that is in another currency. */
	declaredTaxes: ReadonlyArray<{ tenths: number; currency: string }>;
	paymentId?: string;
	mandateId?: string;
	refundId?: string;
}

/** A GoCardless subscription. */
export interface Subscription {
	id: string;
	status: string;
	amount: number;
	currency: string;
	name?: string;
	mandateId?: string;
	metadata: Metadata;
}

/** A GoCardless instalment schedule: an amount in parts. */
export interface InstalmentSchedule {
	id: string;
	status: string;
	/** Minor units. */
	total: number;
	currency: string;
	name?: string;
	createdAt: string;
	mandateId?: string;
	metadata: Metadata;
}

/** What an event says, and the payment it is about as GoCardless shows it now. */
export interface CollectionEvent {
	/** Undefined when a bare payment was given instead of an event. */
	eventId?: string;
	resourceType: string;
	action?: string;
	isTest: boolean;
	createdAt?: string;
	/** GoCardless will try the debit again by itself. */
	willAttemptRetry?: boolean;
	/** The id of the payment, even when the payment itself is missing. */
	paymentId?: string;
	collection?: Collection;
	/** The id of the refund, for events about refunds. */
	refundId?: string;
	refund?: Refund;
}

/** Money that GoCardless collected, ready to be written into the books. */
export interface Posting {
	/** Under which it is found again: the GoCardless payment id, with a suffix when it came again. */
	number: string;
	customerId: string;
	/** Left out when it pays none. */
	invoiceId?: string;
	currency: string;
	amount: number;
	/** The part that pays the invoice; the rest stays as the customer's credit. */
	applied: number;
	date: string;
	clearingAccountId: string;
	paymentMethodId?: string;
	exchangeRate?: number;
	note: string;
}
