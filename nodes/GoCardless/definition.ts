import type { NodeDefinition } from '../shared/engine/types';
import { connectGoCardless, type GoCardlessClient } from '../shared/vendors/goCardless/client';
import { CONCURRENCY } from './concurrency';
import { plannedAction } from './operations/applyPlannedAction';
import { apiCall } from './resources/apiCall';
import { balance } from './resources/balance';
import { billingRequest } from './resources/billingRequest';
import { billingRequestFlow } from './resources/billingRequestFlow';
import { creditor } from './resources/creditor';
import { customer } from './resources/customer';
import { customerBankAccount } from './resources/customerBankAccount';
import { event } from './resources/event';
import { instalmentSchedule } from './resources/instalmentSchedule';
import { mandate } from './resources/mandate';
import { payment } from './resources/payment';
import { payout } from './resources/payout';
import { payoutItem } from './resources/payoutItem';
import { refund } from './resources/refund';
import { scenarioSimulator } from './resources/scenarioSimulator';
import { subscription } from './resources/subscription';
import { webhook } from './resources/webhook';

export const goCardless: NodeDefinition<GoCardlessClient> = {
	vendor: 'GoCardless',
	connect: connectGoCardless,
	guarded: {
		apiCall: ['send'],
		billingRequest: ['fulfil'],
		instalmentSchedule: ['createWithDates', 'createWithSchedule'],
		payment: ['create', 'retry'],
		plannedAction: ['apply'],
		refund: ['create', 'createForMandate'],
		subscription: ['create', 'resume', 'update'],
	},
	concurrency: CONCURRENCY,
	resources: [
		apiCall,
		balance,
		billingRequest,
		billingRequestFlow,
		creditor,
		customer,
		customerBankAccount,
		event,
		instalmentSchedule,
		mandate,
		payment,
		payout,
		payoutItem,
		plannedAction,
		refund,
		scenarioSimulator,
		subscription,
		webhook,
	],
};
