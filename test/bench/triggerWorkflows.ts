/* Two workflows that do nothing with a delivery: what is left is what receiving it costs. */

const nothing = {
	id: 'end',
	name: 'Nothing',
	type: 'n8n-nodes-base.noOp',
	typeVersion: 1,
	position: [200, 0],
	parameters: {},
};

const leadToNothing = (from: string) => ({
	[from]: { main: [[{ node: 'Nothing', type: 'main', index: 0 }]] },
});

export const ourTrigger = {
	name: 'Bench: GoCardless Trigger',
	nodes: [
		{
			id: 'hook',
			name: 'Hook',
			type: 'n8n-nodes-gocardless-books.goCardlessTrigger',
			typeVersion: 2,
			position: [0, 0],
			parameters: { authentication: 'accessToken', events: ['*'] },
		},
		nothing,
	],
	connections: leadToNothing('Hook'),
};

/** Takes anything from anybody: no signature, one item whatever the delivery holds. */
export const bareWebhook = {
	name: 'Bench: Webhook',
	nodes: [
		{
			id: 'hook',
			name: 'Hook',
			type: 'n8n-nodes-base.webhook',
			typeVersion: 2,
			position: [0, 0],
			parameters: { httpMethod: 'POST', path: 'bench', options: {} },
		},
		nothing,
	],
	connections: leadToNothing('Hook'),
};
