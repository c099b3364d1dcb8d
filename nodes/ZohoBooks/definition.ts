import type { NodeDefinition } from '../shared/engine/types';
import { VENDOR } from '../shared/vendors/zohoBooks/answers';
import type { ZohoBooksClient } from '../shared/vendors/zohoBooks/client';
import { connectZohoBooks } from '../shared/vendors/zohoBooks/connect';
import { plannedAction } from './operations/applyPlannedAction';
import { customApiCall } from './operations/customApiCall';
import { readOrganization } from '../shared/vendors/zohoBooks/organizationChoice';
import { account } from './resources/account';
import { bankAccount } from './resources/bankAccount';
import { bankTransaction } from './resources/bankTransaction';
import { contact } from './resources/contact';
import { contactPerson } from './resources/contactPerson';
import { creditNote } from './resources/creditNote';
import { currency } from './resources/currency';
import { customerPayment } from './resources/customerPayment';
import { customField } from './resources/customField';
import { expense } from './resources/expense';
import { invoice } from './resources/invoice';
import { item } from './resources/item';
import { journal } from './resources/journal';
import { organization } from './resources/organization';
import { plannerList } from './resources/plannerList';
import { recurringInvoice } from './resources/recurringInvoice';
import { tax } from './resources/tax';
import { user } from './resources/user';
import { vendor } from './resources/vendor';

export const zohoBooks: NodeDefinition<ZohoBooksClient> = {
	vendor: VENDOR,
	connect: async (context) => await connectZohoBooks(context, readOrganization(context)),
	guarded: {
		'*': ['delete', 'void'],
		bankTransaction: [
			'create',
			'update',
			'match',
			'unmatch',
			'categorize',
			'categorizeAsCreditNoteRefund',
			'categorizeAsCustomerPayment',
			'categorizeAsExpense',
			'uncategorize',
		],
		creditNote: [
			'apply',
			'create',
			'createRefund',
			'deleteInvoice',
			'deleteRefund',
			'update',
			'upsert',
		],
		customApiCall: ['request'],
		customerPayment: ['create', 'createRefund', 'deleteRefund', 'reverse', 'update', 'upsert'],
		expense: ['create', 'update', 'upsert'],
		invoice: ['applyCredits', 'deleteCredit', 'deletePayment', 'writeOff'],
		journal: ['create', 'publish', 'update'],
		plannedAction: ['apply'],
		recurringInvoice: ['create', 'resume', 'upsert'],
	},
	/** Requests that may be open at a time; the smallest plan allows five (Zoho sheet 4). */
	concurrency: 4,
	resources: [
		account,
		bankAccount,
		bankTransaction,
		contact,
		contactPerson,
		creditNote,
		currency,
		customApiCall,
		customerPayment,
		customField,
		expense,
		invoice,
		item,
		journal,
		organization,
		plannedAction,
		plannerList,
		recurringInvoice,
		tax,
		user,
		vendor,
	],
};
