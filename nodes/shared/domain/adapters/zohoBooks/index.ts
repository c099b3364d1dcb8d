import type { BooksAdapter } from '../booksAdapter';
import { readBookedEntry } from './bookedEntry';
import { bookPaymentSteps } from './bookPayment';
import type { Configuration } from './configuration';
import { readCustomer } from './customer';
import { readInvoice } from './invoice';
import { checkEntryCurrency, journalStep } from './journal';
import { readBookedPayment } from './payment';
import { deletePaymentSteps, reversePaymentSteps } from './paymentReversal';
import { payoutSteps } from './payout';
import { refundFormSteps } from './refund';

/** Zoho Books, for one organisation. */
export function zohoBooks(configuration: Configuration): BooksAdapter {
	return {
		vendor: 'zohoBooks',
		displayName: 'Zoho Books',
		readCustomer,
		readInvoice,
		readBookedPayment,
		readBookedEntry,
		// No call tells until when an organisation is closed: the settings alone do.
		readClosingDate: () => undefined,
		// What a transfer between two currencies posts is not certain (Zoho sheet 7.11).
		exchangesBetweenAccounts: false,
		refundFormTakesAccount: true,
		checkEntryCurrency: (currency) => checkEntryCurrency(configuration, currency),
		bookPaymentSteps: (posting, keys) => bookPaymentSteps(configuration, posting, keys),
		entrySteps: (name, entry, keys) => {
			const step = journalStep(configuration, name, entry, keys());
			return step === undefined ? [] : [step];
		},
		payoutSteps: (name, entry, route, keys) => payoutSteps(configuration, name, entry, route, keys),
		refundFormSteps: (form, keys) => refundFormSteps(configuration, form, keys),
		voidPaymentSteps: deletePaymentSteps,
		reversals: { kind: 'byPayment', reversePaymentSteps },
	};
}
