import type { BooksAdapter } from '../booksAdapter';
import { readBookedEntry } from './bookedEntry';
import { readCustomer } from './customer';
import { depositStep } from './deposit';
import { readInvoice } from './invoice';
import { journalEntryStep } from './journalEntry';
import { bookPaymentStep, readBookedPayment } from './payment';
import { linkCreditStep, reapplyPaymentStep, voidPaymentStep } from './paymentChanges';
import { readClosingDate } from './preferences';
import { refundReceiptStep } from './refundReceipt';

export const quickBooksOnline: BooksAdapter = {
	vendor: 'quickBooksOnline',
	displayName: 'QuickBooks',
	readCustomer,
	readInvoice,
	readBookedPayment,
	readBookedEntry,
	readClosingDate,
	bookPaymentStep,
	journalEntryStep,
	depositStep,
	refundReceiptStep,
	reapplyPaymentStep,
	linkCreditStep,
	voidPaymentStep,
};
