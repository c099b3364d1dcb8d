import type { TriggerPanelDefinition } from 'n8n-workflow';

const WHILE_BUILDING =
	'<b>While building the workflow</b>: click "listen", then change a record in Zoho Books. With the automatic registration, the node tells Zoho Books the test URL and takes it back afterwards.';

/** What the editor shows beside the two webhook URLs. */
export const triggerPanel: TriggerPanelDefinition = {
	header: 'Let Zoho Books send its changes',
	executionsHelp: {
		inactive: `${WHILE_BUILDING}<br /><br /><b>For real use</b>: publish this workflow. The node then registers the production URL.`,
		active: `${WHILE_BUILDING}<br /><br /><b>In real use</b>: this workflow runs for every delivery to the <b>production URL</b>. Those runs are in the list of executions, not in the editor.`,
	},
	activationHint: {
		inactive: 'Publish the workflow to receive changes at the production URL.',
		active:
			'Changes of records that stood in Zoho Books before the rule arrive when they are edited; imported records do not arrive at all.',
	},
};
