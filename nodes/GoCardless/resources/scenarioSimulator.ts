import type { ResourceDefinition } from '../../shared/engine/types';
import type { GoCardlessClient } from '../../shared/vendors/goCardless/client';
import { choices } from './choices';

/** GoCardless sheet 8.3. */
const SCENARIOS = [
	'billing_request_fulfilled',
	'billing_request_fulfilled_and_payment_confirmed_to_failed',
	'billing_request_fulfilled_and_payment_failed',
	'billing_request_fulfilled_and_payment_paid_out',
	'creditor_verification_status_action_required',
	'creditor_verification_status_in_review',
	'creditor_verification_status_successful',
	'mandate_activated',
	'mandate_customer_approval_granted',
	'mandate_customer_approval_skipped',
	'mandate_expired',
	'mandate_failed',
	'mandate_suspended_by_payer',
	'mandate_transferred',
	'mandate_transferred_with_resubmission',
	'payment_charged_back',
	'payment_chargeback_settled',
	'payment_confirmed',
	'payment_failed',
	'payment_late_failure',
	'payment_late_failure_settled',
	'payment_paid_out',
	'payment_submitted',
	'payout_bounced',
	'refund_bounced',
	'refund_paid',
	'refund_returned',
	'refund_settled',
];

export const scenarioSimulator: ResourceDefinition<GoCardlessClient> = {
	value: 'scenarioSimulator',
	name: 'Scenario Simulator',
	description: 'Lets things happen in the sandbox',
	operations: [
		{
			value: 'run',
			name: 'Run',
			action: 'Run a scenario in the sandbox',
			description: 'Let something happen to a payment, mandate, refund or payout of the sandbox',
			properties: [
				{
					displayName: 'Scenario',
					name: 'scenario',
					type: 'options',
					options: choices(SCENARIOS),
					default: 'payment_confirmed',
					required: true,
				},
				{
					displayName: 'Resource ID',
					name: 'resourceId',
					type: 'string',
					default: '',
					required: true,
					placeholder: 'PM123',
					description: 'What it happens to',
				},
			],
			async runItem({ client, parameters }) {
				const scenario = parameters.requiredText('scenario', 'Scenario');
				const resource = parameters.requiredText('resourceId', 'Resource ID');
				return await client.act('scenario_simulators', scenario, 'run', { links: { resource } });
			},
		},
	],
};
