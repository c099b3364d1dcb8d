import type { BooksAdapter } from '../booksAdapter';
import { readCustomer } from './customer';
import { readInvoice } from './invoice';
import { bookPaymentStep, readBookedPayment } from './payment';

export const quickBooksOnline: BooksAdapter = {
	vendor: 'quickBooksOnline',
	displayName: 'QuickBooks',
	readCustomer,
	readInvoice,
	readBookedPayment,
	bookPaymentStep,
};
