import type { TriggerPanelDefinition } from 'n8n-workflow';

const WHERE_TO_PASTE =
	'Log in to the Intuit developer portal (developer.intuit.com), open your app and its page <b>Webhooks</b> (development for sandbox companies, production for real ones). ';

const WHERE_THE_TOKEN_GOES =
	'Choose the entities and operations there, and copy the <b>verifier token</b> into the field "Webhook Verifier Token" of the credential of this node. ';

const WHILE_BUILDING = `<b>While building the workflow</b>: ${WHERE_TO_PASTE}Enter the <b>test URL</b> as endpoint. ${WHERE_THE_TOKEN_GOES}Click "listen", then change an invoice in QuickBooks. The first delivery may take five minutes, so click "listen" again if n8n stopped waiting.`;

/** What the editor shows beside the two webhook URLs. */
export const triggerPanel: TriggerPanelDefinition = {
	header: 'Tell Intuit where to send its changes',
	executionsHelp: {
		inactive: `${WHILE_BUILDING}<br /><br /><b>For real use</b>: enter the <b>production URL</b> there instead, since an app has one endpoint only, and publish this workflow.`,
		active: `${WHILE_BUILDING}<br /><br /><b>In real use</b>: this workflow runs for every delivery to the <b>production URL</b>. Those runs are in the list of executions, not in the editor.`,
	},
	activationHint: {
		inactive:
			'Publish the workflow to receive changes at the production URL, and give that URL to Intuit.',
		active:
			'Intuit sends changes only if the production URL is the webhook endpoint of your app, and only of companies connected to that app.',
	},
};
