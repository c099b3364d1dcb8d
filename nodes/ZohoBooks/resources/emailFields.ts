import type { FieldDefinition } from '../../shared/engine/fields';

/** What Zoho is told about an e-mail (Zoho sheet 7.2). */
export function emailFields(what: string): FieldDefinition[] {
	return [
		{
			name: 'to',
			label: 'To',
			type: 'textList',
			target: 'to_mail_ids',
			required: true,
			placeholder: 'name@example.com',
		},
		{ name: 'cc', label: 'Copy To', type: 'textList', target: 'cc_mail_ids' },
		{
			name: 'subject',
			label: 'Subject',
			type: 'text',
			maximumLength: 1000,
			description: `Empty for the one of the organization's ${what} template`,
		},
		{
			name: 'text',
			label: 'Text',
			type: 'multilineText',
			target: 'body',
			maximumLength: 5000,
			description: `Empty for the one of the organization's ${what} template`,
		},
		{
			name: 'fromOrganization',
			label: 'From Organization',
			type: 'boolean',
			target: 'send_from_org_email_id',
			description: "Whether it comes from the organization's address instead of the user's",
		},
	];
}
