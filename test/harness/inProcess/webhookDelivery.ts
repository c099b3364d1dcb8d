import './environment';

import { getAdditionalKeys, HookContext, WebhookContext } from 'n8n-core';
import {
	Node,
	type IExecuteResponsePromiseData,
	type INode,
	type INodeType,
	type IWebhookData,
	type IWorkflowExecuteAdditionalData,
	type Workflow,
} from 'n8n-workflow';

import { execute } from './execution';
import type { RunResult } from './runResult';
import { buildRequest, CollectedResponse, type Delivery } from './webhookRequest';

export interface DeliveryAnswer {
	status: number;
	body: unknown;
	headers: Record<string, unknown>;
	/** The execution it started, when it started one; already at its end. */
	execution?: RunResult;
}

export interface WebhookNode {
	workflow: Workflow;
	node: INode;
	nodeType: INodeType;
	additionalData: IWorkflowExecuteAdditionalData;
}

/** The webhook a node declares for a method; methods and paths may be expressions over its parameters. */
function findWebhook(webhookNode: WebhookNode, method: string): IWebhookData {
	const { workflow, node, nodeType, additionalData } = webhookNode;
	const declared = (nodeType.description.webhooks ?? []).map((webhookDescription) => ({
		webhookDescription,
		methods: [evaluate(webhookNode, webhookDescription.httpMethod)].flat(),
	}));
	const found = declared.find(({ methods }) => methods.includes(method)) ?? declared[0];
	if (!found) throw new Error(`"${node.name}" (${node.type}) has no webhook.`);
	return {
		webhookDescription: found.webhookDescription,
		httpMethod: method as IWebhookData['httpMethod'],
		node: node.name,
		path: String(evaluate(webhookNode, found.webhookDescription.path) ?? ''),
		workflowId: workflow.id,
		workflowExecuteAdditionalData: additionalData,
	};
}

/** What n8n does on activation: asks whether the webhook exists, creates it if not. @throws what the node throws */
export async function activateWebhook(webhookNode: WebhookNode): Promise<void> {
	const { workflow, node, nodeType, additionalData } = webhookNode;
	const methods = nodeType.webhookMethods?.default;
	if (!methods) return;
	const context = new HookContext(
		workflow,
		node,
		additionalData,
		'trigger',
		'activate',
		findWebhook(webhookNode, 'POST'),
	);
	if (!(await methods.checkExists?.call(context))) await methods.create?.call(context);
}

/** Hands one HTTP request to the `webhook()` of a trigger node and answers by n8n's rules (sheet n8n 2.3). */
export async function deliver(
	webhookNode: WebhookNode,
	delivery: Delivery,
): Promise<DeliveryAnswer> {
	const { workflow, node, nodeType, additionalData } = webhookNode;
	const response = new CollectedResponse();
	additionalData.httpRequest = buildRequest(delivery);
	if (!additionalData.httpRequest) {
		return { status: 422, body: { message: 'Failed to parse request body' }, headers: {} };
	}
	additionalData.httpResponse = response.asResponse();
	const webhookData = findWebhook(webhookNode, delivery.method ?? 'POST');
	const context = new WebhookContext(
		workflow,
		node,
		additionalData,
		'webhook',
		webhookData,
		[],
		null,
	);
	if (!nodeType.webhook) throw new Error(`"${node.name}" (${node.type}) takes no webhooks.`);
	// n8n's newer nodes are classes that take the context as an argument.
	const result =
		nodeType instanceof Node
			? await nodeType.webhook?.(context)
			: await nodeType.webhook.call(context);
	if (!result) throw new Error(`"${node.name}" (${node.type}) gave no answer.`);
	const own = () => ({
		status: response.statusCode,
		body: response.body,
		headers: response.headers,
	});

	const { workflowData } = result;
	if (!workflowData) {
		if (result.noWebhookResponse) return own();
		return {
			status: 200,
			body: result.webhookResponse ?? { message: 'Webhook call received' },
			headers: response.headers,
		};
	}
	let answered: IExecuteResponsePromiseData | undefined;
	const execution = await execute(workflow, additionalData, {
		start: node.name,
		items: workflowData,
		mode: 'webhook',
		pinned: {},
		onResponse: (sent) => (answered = sent),
	});
	if (result.noWebhookResponse) return { ...own(), execution };
	const { webhookDescription } = webhookData;
	const describe = (key: 'responseMode' | 'responseData' | 'responseCode', otherwise: string) =>
		evaluate(webhookNode, webhookDescription[key]) ?? otherwise;
	const status = Number(describe('responseCode', '200'));
	if (describe('responseMode', 'onReceived') === 'onReceived') {
		const noData = describe('responseData', 'firstEntryJson') === 'noData';
		// n8n 2.40.7 answers this very word when nothing else is declared (sheet n8n 2.3).
		return { status, body: noData ? '' : 'firstEntryJson', headers: {}, execution };
	}
	if (execution.status === 'error') {
		return { status: 500, body: { message: 'Error in workflow' }, headers: {}, execution };
	}
	return { ...readAnswer(answered, execution, status), execution };
}

function evaluate(
	{ workflow, node, additionalData }: WebhookNode,
	declared: string | boolean | undefined,
) {
	return workflow.expression.getSimpleParameterValue(
		node,
		declared,
		'webhook',
		getAdditionalKeys(additionalData, 'webhook', null),
	);
}

/** The answer of a Respond to Webhook node, or the first item of the node that ran last. */
function readAnswer(
	answered: IExecuteResponsePromiseData | undefined,
	execution: RunResult,
	status: number,
): Omit<DeliveryAnswer, 'execution'> {
	if (answered && typeof answered === 'object' && 'body' in answered) {
		const { statusCode, headers, body } = answered as {
			statusCode?: number;
			headers?: Record<string, unknown>;
			body: unknown;
		};
		return { status: statusCode ?? 200, body, headers: headers ?? {} };
	}
	const last = execution.run.data.resultData.lastNodeExecuted;
	return { status, body: last === undefined ? undefined : execution.items(last)[0], headers: {} };
}
