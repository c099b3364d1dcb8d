/* Workflows of n8n's own nodes with which the harness proves itself. */

export const manualWorkflow = {
	name: 'Smoke: manual',
	nodes: [
		{
			id: 'a',
			name: 'Start',
			type: 'n8n-nodes-base.manualTrigger',
			typeVersion: 1,
			position: [0, 0],
			parameters: {},
		},
		{
			id: 'b',
			name: 'Total',
			type: 'n8n-nodes-base.set',
			typeVersion: 3.4,
			position: [200, 0],
			parameters: {
				assignments: {
					assignments: [{ id: 'c', name: 'total', value: '={{ 40 + 2 }}', type: 'number' }],
				},
				options: {},
			},
		},
	],
	connections: { Start: { main: [[{ node: 'Total', type: 'main', index: 0 }]] } },
};

export const webhookWorkflow = {
	name: 'Smoke: webhook',
	nodes: [
		{
			id: 'a',
			name: 'Hook',
			type: 'n8n-nodes-base.webhook',
			typeVersion: 2,
			position: [0, 0],
			parameters: { httpMethod: 'POST', path: 'smoke', options: {} },
		},
		{
			id: 'b',
			name: 'Rest',
			type: 'n8n-nodes-base.noOp',
			typeVersion: 1,
			position: [200, 0],
			parameters: {},
		},
	],
	connections: { Hook: { main: [[{ node: 'Rest', type: 'main', index: 0 }]] } },
};

export const requestWorkflow = (url: string) => ({
	name: 'Smoke: request',
	nodes: [
		{
			id: 'a',
			name: 'Start',
			type: 'n8n-nodes-base.manualTrigger',
			typeVersion: 1,
			position: [0, 0],
			parameters: {},
		},
		{
			id: 'b',
			name: 'Ask',
			type: 'n8n-nodes-base.httpRequest',
			typeVersion: 4.2,
			position: [200, 0],
			parameters: {
				url: `${url}/headers`,
				authentication: 'genericCredentialType',
				genericAuthType: 'oAuth2Api',
				options: {},
			},
		},
	],
	connections: { Start: { main: [[{ node: 'Ask', type: 'main', index: 0 }]] } },
});

/** Two pages and an end; the second page's list comes from an expression, as it would from an API. */
export const formWorkflow = {
	name: 'Smoke: form',
	nodes: [
		{
			id: 'a',
			name: 'Form',
			type: 'n8n-nodes-base.formTrigger',
			typeVersion: 2.6,
			position: [0, 0],
			parameters: {
				authentication: 'n8nUserAuth',
				formTitle: 'Set up',
				responseMode: 'lastNode',
				formFields: { values: [{ fieldLabel: 'Company', fieldType: 'text' }] },
				options: { appendAttribution: false },
			},
		},
		{
			id: 'b',
			name: 'Accounts',
			type: 'n8n-nodes-base.form',
			typeVersion: 2.5,
			position: [200, 0],
			parameters: {
				operation: 'page',
				defineForm: 'json',
				jsonOutput:
					'=[{"fieldName":"clearing","fieldLabel":"Clearing account","fieldType":"dropdown","fieldOptions":{"values":{{ JSON.stringify(["Bank [1]", "GoCardless \\"clearing\\" [2]"].map(a => ({option: a}))) }} } }]',
				options: {},
			},
		},
		{
			id: 'c',
			name: 'Done',
			type: 'n8n-nodes-base.form',
			typeVersion: 2.5,
			position: [400, 0],
			parameters: {
				operation: 'completion',
				completionTitle: 'Ready',
				completionMessage: '={{ "Chosen: " + $json.clearing }}',
				options: {},
			},
		},
	],
	connections: {
		Form: { main: [[{ node: 'Accounts', type: 'main', index: 0 }]] },
		Accounts: { main: [[{ node: 'Done', type: 'main', index: 0 }]] },
	},
};
