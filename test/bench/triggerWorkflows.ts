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

/** Takes anything from anybody: one item whatever the delivery holds. */
export const bareWebhook = webhookWorkflow('Bench: Webhook', 'bench', { authentication: 'none' });

/** The least that keeps strangers out with n8n's own node: a secret in a header. */
export const guardedWebhook = webhookWorkflow('Bench: Webhook with secret', 'bench-guarded', {
	authentication: 'headerAuth',
});

function webhookWorkflow(name: string, path: string, parameters: Record<string, string>) {
	return {
		name,
		nodes: [
			{
				id: 'hook',
				name: 'Hook',
				type: 'n8n-nodes-base.webhook',
				typeVersion: 2,
				position: [0, 0],
				parameters: { httpMethod: 'POST', path, ...parameters, options: {} },
			},
			nothing,
		],
		connections: leadToNothing('Hook'),
	};
}
