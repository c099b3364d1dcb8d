import { createHmac } from 'node:crypto';

import { HookContext, WebhookContext } from 'n8n-core';
import type {
	IDataObject,
	INode,
	INodeType,
	INodeTypes,
	IWebhookData,
	IWebhookResponseData,
	IWorkflowExecuteAdditionalData,
} from 'n8n-workflow';
import { Workflow } from 'n8n-workflow';

import { GoCardlessTrigger } from '../../../nodes/GoCardlessTrigger/GoCardlessTrigger.node';

export const SECRET = 'whsec-of-the-endpoint';

/** The signature as GoCardless makes it; on purpose not the code that is tested. */
export const sign = (body: string | Buffer, secret = SECRET) =>
	createHmac('sha256', secret).update(body).digest('hex');

export const deliveryOf = (events: unknown, meta: unknown = { webhook_id: 'WB1' }) =>
	JSON.stringify({ events, meta });

export const event = (id: string, fields: Record<string, unknown> = {}) => ({
	id,
	created_at: '2026-03-02T10:00:00.000Z',
	resource_type: 'payments',
	action: 'confirmed',
	links: { payment: `PM-${id}` },
	metadata: {},
	...fields,
});

export interface Host {
	parameters?: IDataObject;
	/** What the credential of the node holds; `null`: it cannot be read. */
	credential?: IDataObject | null;
}

type Fetch = (credentialType: string, options: IDataObject) => Promise<unknown>;

export interface Answer extends IWebhookResponseData {
	/** Status and body that the node itself wrote; nothing when it leaves the answer to n8n. */
	status?: number;
	body?: unknown;
	warnings: string[];
	fetched: string[];
}

/** Sends one request to the trigger through n8n-core's own webhook context; an Error: it breaks off. */
export async function post(
	body: string | Buffer | Error,
	headers: Record<string, string>,
	{ fetch, ...host }: Host & { fetch?: Fetch } = {},
): Promise<Answer> {
	const answer: Answer = { warnings: [], fetched: [] };
	const response = {
		status(status: number) {
			answer.status = status;
			return response;
		},
		json(content: unknown) {
			answer.body = content;
			return response;
		},
	};
	const request: { rawBody?: Buffer; headers: object; readRawBody(): Promise<void> } = {
		headers,
		async readRawBody() {
			if (body instanceof Error) throw body;
			this.rawBody = Buffer.from(body);
		},
	};
	const additionalData = {
		...additionalDataFor(host),
		httpRequest: request,
		httpResponse: response,
	} as unknown as IWorkflowExecuteAdditionalData;
	const { node, workflow, trigger } = workflowFor(host);
	const webhookData = {
		webhookDescription: trigger.description.webhooks?.[0],
	} as unknown as IWebhookData;
	const context = new WebhookContext(
		workflow,
		node,
		additionalData,
		'webhook',
		webhookData,
		[],
		null,
	);
	Object.defineProperty(context, 'logger', {
		value: {
			warn: (message: string) => answer.warnings.push(message),
			error: (message: string) => answer.warnings.push(message),
		},
	});
	context.helpers.httpRequestWithAuthentication = async (credentialType, options) => {
		answer.fetched.push(options.url);
		if (fetch === undefined) throw new Error('No call was expected');
		return await fetch(credentialType, options as unknown as IDataObject);
	};
	return Object.assign(answer, await trigger.webhook.call(context));
}

/** A delivery signed with `secret`. */
export const postSigned = async (body: string, host: Parameters<typeof post>[2] = {}) =>
	await post(body, { 'webhook-signature': sign(body) }, host);

/** What n8n does when the workflow is published: create, unless it exists. */
export async function activate(host: Host): Promise<void> {
	const { node, workflow, trigger } = workflowFor(host);
	const context = new HookContext(workflow, node, additionalDataFor(host), 'trigger', 'activate');
	const { checkExists, create } = trigger.webhookMethods.default;
	if (!(await checkExists.call(context))) await create.call(context);
}

function additionalDataFor({ credential = { webhookSecret: SECRET } }: Host) {
	return {
		credentialsHelper: {
			getDecrypted: async () => {
				if (credential === null) throw new Error('Credential could not be decrypted');
				return { environment: 'sandbox', accessToken: 'at', ...credential };
			},
			isCredentialUsableByNode: () => true,
		},
	} as unknown as IWorkflowExecuteAdditionalData;
}

function workflowFor({ parameters = {} }: Host) {
	const trigger = new GoCardlessTrigger();
	const nodeTypes: INodeTypes = {
		getByName: () => trigger as unknown as INodeType,
		getByNameAndVersion: () => trigger as unknown as INodeType,
		getKnownTypes: () => ({}),
	};
	const node: INode = {
		id: '1',
		name: 'GoCardless Trigger',
		type: 'n8n-nodes-gocardless-books.goCardlessTrigger',
		typeVersion: 2,
		position: [0, 0],
		parameters: { ...parameters } as INode['parameters'],
		credentials: {
			goCardlessApi: { id: 'c1', name: 'GoCardless' },
			goCardlessOAuth2Api: { id: 'c2', name: 'GoCardless app' },
		},
	};
	const workflow = new Workflow({ nodes: [node], connections: {}, active: true, nodeTypes });
	return { node: workflow.nodes[node.name] ?? node, workflow, trigger };
}
