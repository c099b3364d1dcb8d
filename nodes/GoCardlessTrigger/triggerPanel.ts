import type { TriggerPanelDefinition } from 'n8n-workflow';

const WHERE_TO_PASTE =
	'Log in to the GoCardless dashboard (manage.gocardless.com, or manage-sandbox.gocardless.com for the sandbox) and open <b>Developers</b>, <b>Create</b>, <b>Webhook endpoint</b>. ';

const WHERE_THE_SECRET_GOES =
	'Copy the <b>secret</b> of the endpoint into the field "Webhook Endpoint Secret" of the credential of this node. ';

/** What the editor shows beside the two webhook URLs. */
export const triggerPanel: TriggerPanelDefinition = {
	header: 'Tell GoCardless where to send its events',
	executionsHelp: {
		inactive: `<b>While building the workflow</b>: ${WHERE_TO_PASTE}Paste the <b>test URL</b>. ${WHERE_THE_SECRET_GOES}Click "listen", then "Send test webhook" in the dashboard.<br /><br /><b>For real use</b>: create another endpoint there with the <b>production URL</b>, and publish this workflow.`,
		active: `<b>While building the workflow</b>: ${WHERE_TO_PASTE}Paste the <b>test URL</b>. ${WHERE_THE_SECRET_GOES}Click "listen", then "Send test webhook" in the dashboard.<br /><br /><b>In real use</b>: this workflow runs for every delivery to the <b>production URL</b>. Those runs are in the list of executions, not in the editor.`,
	},
	activationHint: {
		inactive:
			'Publish the workflow to receive events at the production URL, and give that URL to GoCardless.',
		active:
			'GoCardless sends events only if the production URL is entered as a webhook endpoint in its dashboard.',
	},
};
