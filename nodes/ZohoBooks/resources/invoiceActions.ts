import type { ActionDefinition } from '../../shared/engine/crud';
import { emailFields } from './emailFields';

/** Zoho sheet 7.2. An invoice that comes by API is a draft until something is done with it. */
export const INVOICE_ACTIONS: ActionDefinition[] = [
	{
		value: 'markAsSent',
		name: 'Mark as Sent',
		verb: 'status/sent',
		action: 'Mark an invoice as sent',
		description: 'Book a draft without sending it, so that it is owed',
	},
	{
		value: 'void',
		name: 'Void',
		verb: 'status/void',
		description:
			'Take an invoice out of the books; what was paid on it becomes credit of the customer',
	},
	{
		value: 'markAsDraft',
		name: 'Mark as Draft',
		verb: 'status/draft',
		action: 'Mark an invoice as draft',
		description: 'Make a draft of an invoice that was voided',
	},
	{
		value: 'email',
		name: 'Send by E-Mail',
		action: 'Send an invoice by e-mail',
		description: 'Let Zoho Books send it, which also books a draft',
		fields: emailFields('invoice'),
	},
	{
		value: 'remind',
		name: 'Send Payment Reminder',
		verb: 'paymentreminder',
		action: 'Send a payment reminder',
		description: 'Let Zoho Books remind the customer of an invoice by e-mail',
		fields: emailFields('reminder'),
	},
	{
		value: 'submit',
		name: 'Submit for Approval',
		action: 'Submit an invoice for approval',
		description: 'Where the organization has invoices approved',
	},
	{
		value: 'approve',
		name: 'Approve',
		description: 'Where the organization has invoices approved',
	},
	{
		value: 'writeOff',
		name: 'Write Off',
		verb: 'writeoff',
		action: 'Write off an invoice',
		description: 'Give up what is still open on an invoice',
	},
	{
		value: 'cancelWriteOff',
		name: 'Cancel Write-Off',
		verb: 'writeoff/cancel',
		action: 'Cancel the write-off of an invoice',
		description: 'Demand again what was given up',
	},
];
