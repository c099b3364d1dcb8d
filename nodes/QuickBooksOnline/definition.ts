import type { NodeDefinition } from '../shared/engine/types';
import { VENDOR } from '../shared/vendors/quickBooksOnline/answers';
import type { QuickBooksClient } from '../shared/vendors/quickBooksOnline/client';
import { connectQuickBooks } from '../shared/vendors/quickBooksOnline/connect';
import { plannedAction } from './operations/applyPlannedAction';
import { batch } from './operations/runBatch';
import { change } from './operations/getChanges';
import { customApiCall } from './operations/customApiCall';
import { query } from './operations/runQuery';
import { account } from './resources/account';
import { deposit, journalEntry, transfer } from './resources/bankForms';
import { companyInfo, exchangeRate, preferences } from './resources/company';
import { customer } from './resources/customer';
import { invoice } from './resources/invoice';
import { item } from './resources/item';
import { payment } from './resources/payment';
import { plannerList } from './resources/plannerList';
import { purchase } from './resources/purchase';
import { recurringTransaction } from './resources/recurringTransaction';
import { creditMemo, refundReceipt, salesReceipt } from './resources/salesForms';
import {
	classResource,
	companyCurrency,
	department,
	paymentMethod,
	taxCode,
	term,
} from './resources/smallLists';
import { vendor } from './resources/vendor';

export const quickBooksOnline: NodeDefinition<QuickBooksClient> = {
	vendor: VENDOR,
	connect: connectQuickBooks,
	/** Requests that may be open at a time; ten a second are allowed (QuickBooks sheet 3). */
	guarded: {
		'*': ['delete', 'void'],
		batch: ['run'],
		creditMemo: ['create', 'update'],
		customApiCall: ['request'],
		deposit: ['create', 'update'],
		journalEntry: ['create', 'update'],
		payment: ['create', 'update'],
		plannedAction: ['apply'],
		purchase: ['create', 'update'],
		recurringTransaction: ['create'],
		refundReceipt: ['create', 'update'],
		salesReceipt: ['create', 'update'],
		transfer: ['create', 'update'],
	},
	concurrency: 8,
	resources: [
		account,
		batch,
		change,
		classResource,
		companyCurrency,
		companyInfo,
		creditMemo,
		customApiCall,
		customer,
		department,
		deposit,
		exchangeRate,
		invoice,
		item,
		journalEntry,
		payment,
		paymentMethod,
		plannedAction,
		plannerList,
		preferences,
		purchase,
		query,
		recurringTransaction,
		refundReceipt,
		salesReceipt,
		taxCode,
		term,
		transfer,
		vendor,
	],
};
