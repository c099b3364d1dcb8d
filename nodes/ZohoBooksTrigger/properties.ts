import type { INodeProperties } from 'n8n-workflow';

import { ORGANIZATION } from '../shared/vendors/zohoBooks/organizationChoice';
import { eventOptions } from './ruleEvents';

export const triggerProperties: INodeProperties[] = [
	{
		...ORGANIZATION,
		description:
			'The books whose changes start the workflow. May stay empty when the credential names an organization.',
	},
	{
		displayName: 'Registration',
		name: 'registration',
		type: 'options',
		noDataExpression: true,
		options: [
			{
				name: 'Automatic',
				value: 'automatic',
				description:
					'The node makes webhooks and workflow rules in Zoho Books and removes them again. Needs a plan with workflow rules.',
			},
			{
				name: 'By Hand',
				value: 'byHand',
				description: 'You make them in Zoho Books, with the secret that stands in the credential',
			},
		],
		default: 'automatic',
		description: 'Who tells Zoho Books where to send its changes',
	},
	{
		displayName:
			'In Zoho Books, open Settings, Automation, Workflow Actions, Webhooks, and make one for every event: the production URL above followed by <code>?event=</code> and the event, for example <code>?event=invoice.add_edit</code>, method POST, default payload, and as secret what stands in the field "Webhook Secret Token" of the credential. Then make a workflow rule that calls it. Events are <code>invoice</code>, <code>contact</code>, <code>payment</code> or <code>creditnote</code>, a full stop, and <code>add</code>, <code>add_edit</code> or <code>delete</code>.',
		name: 'byHandNotice',
		type: 'notice',
		default: '',
		displayOptions: { show: { registration: ['byHand'] } },
	},
	{
		displayName:
			'Zoho Books has workflow rules in the plan Professional and those above it, ten for each module, and calls webhooks 1,000 times a day. With another plan, use the Zoho Books Changes Trigger.',
		name: 'planNotice',
		type: 'notice',
		default: '',
		displayOptions: { show: { registration: ['automatic'] } },
	},
	{
		displayName: 'Events',
		name: 'events',
		type: 'multiOptions',
		options: eventOptions(),
		default: ['invoice.add_edit'],
		required: true,
		description:
			'Which changes start the workflow. Each takes one webhook and one workflow rule in Zoho Books.',
	},
	{
		displayName: 'Fetch Current Record',
		name: 'fetchCurrentRecord',
		type: 'boolean',
		default: true,
		description:
			'Whether to read the changed record, as it is now, into the field "record". What Zoho sent stands in "sent" and may be out of date. If the read fails or takes too long, the change is kept and "recordError" says why.',
	},
	{
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add option',
		default: {},
		options: [
			{
				displayName: 'Skip Own Changes',
				name: 'skipOwnChanges',
				type: 'boolean',
				default: false,
				description:
					'Whether to leave out what these nodes wrote themselves: payments with the number of a GoCardless payment that nobody touched since, and invoices that changed because such a payment was applied, which takes up to two more calls. Needs "Fetch Current Record".',
			},
			{
				displayName: 'Skip Repeated Deliveries',
				name: 'skipRepeated',
				type: 'boolean',
				default: false,
				description:
					'Whether to leave out a delivery that came before, as far as n8n remembers since it started. Otherwise "webhook.isRepeated" marks it, and "eventId" is the same.',
			},
		],
	},
];
