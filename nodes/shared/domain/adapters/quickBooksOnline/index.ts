import type { BooksAdapter } from '../booksAdapter';
import { readBookedEntry } from './bookedEntry';
import { readCustomer } from './customer';
import { payoutSteps } from './deposit';
import { isOtherRecurring, readInvoice } from './invoice';
import { entrySteps } from './journalEntry';
import { bookPaymentSteps, readBookedPayment } from './payment';
import { linkCreditSteps, reapplyPaymentSteps, voidPaymentSteps } from './paymentChanges';
import { readClosingDate } from './preferences';
import { refundFormSteps } from './refundReceipt';

export const quickBooksOnline: BooksAdapter = {
	vendor: 'quickBooksOnline',
	displayName: 'QuickBooks',
	readCustomer,
	readInvoice,
	isOtherRecurring,
	readBookedPayment,
	readBookedEntry,
	readClosingDate,
	exchangesBetweenAccounts: true,
	refundFormTakesAccount: false,
	checkEntryCurrency: () => undefined,
	bookPaymentSteps,
	entrySteps,
	payoutSteps,
	refundFormSteps,
	voidPaymentSteps,
	reversals: { kind: 'byEntry', reapplyPaymentSteps, linkCreditSteps },
};
