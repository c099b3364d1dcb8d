import { DEFAULT_TOKEN } from '../simulators/goCardless';

export interface Batching {
	batchSize: number;
	/** Milliseconds. */
	batchInterval: number;
}

/**
 * A workflow that collects with n8n's own HTTP Request node, as a user would wire it: an item an
 * invoice, the fields of the request by expression, the token in a header credential.
 */
export function buildHttpRequestWorkflow(baseUrl: string, batching?: Batching) {
	const header = (name: string, value: string) => ({ name, value });
	return {
		name: 'Collect with the HTTP Request node',
		nodes: [
			{
				id: 'start',
				name: 'Start',
				type: 'n8n-nodes-base.manualTrigger',
				typeVersion: 1,
				position: [0, 0],
				parameters: {},
			},
			{
				id: 'collect',
				name: 'Collect',
				type: 'n8n-nodes-base.httpRequest',
				typeVersion: 4.4,
				position: [200, 0],
				parameters: {
					method: 'POST',
					url: `${baseUrl}/payments`,
					authentication: 'genericCredentialType',
					genericAuthType: 'httpHeaderAuth',
					sendHeaders: true,
					headerParameters: {
						parameters: [
							header('GoCardless-Version', '2015-07-06'),
							header('Idempotency-Key', '={{ $json.key }}'),
						],
					},
					sendBody: true,
					specifyBody: 'json',
					jsonBody: '={{ JSON.stringify({ payments: $json.payment }) }}',
					options: batching === undefined ? {} : { batching: { batch: batching } },
				},
			},
		],
		connections: { Start: { main: [[{ node: 'Collect', type: 'main', index: 0 }]] } },
	};
}

export const HEADER_CREDENTIAL = {
	type: 'httpHeaderAuth',
	data: { name: 'Authorization', value: `Bearer ${DEFAULT_TOKEN}` },
};
