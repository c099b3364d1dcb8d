import './environment';

import { LoadOptionsContext } from 'n8n-core';
import type {
	ICredentialDataDecryptedObject,
	IDataObject,
	INode,
	INodeCredentialsDetails,
	INodeExecutionData,
	INodeListSearchResult,
	INodeParameters,
	Workflow,
} from 'n8n-workflow';

import { buildAdditionalData } from './additionalData';
import { CredentialStore } from './credentialStore';
import { DataTables } from './dataTables';
import { execute } from './execution';
import { feedInputs } from './feedInputs';
import { NodeCatalogue } from './nodeCatalogue';
import type { ListSearchOptions, NodeRunOptions, RunOptions, WebhookOptions } from './options';
import { poll, type PollMemory, type PollOptions } from './polling';
import type { RunResult } from './runResult';
import { activateWebhook, deliver, type DeliveryAnswer, type WebhookNode } from './webhookDelivery';
import { type HookOptions, switchWebhook } from './webhookHooks';
import { WorkflowLoader } from './workflowLoader';

const toItems = (list: IDataObject[]): INodeExecutionData[] => list.map((json) => ({ json }));

const singleNode = (type: string, typeVersion: number, parameters: INodeParameters): INode => ({
	id: 'node',
	name: 'Node',
	type,
	typeVersion,
	position: [0, 0],
	parameters,
});

/** One n8n: its credentials, its Data Tables, and n8n's engine to run workflows with them. */
export class InProcessN8n {
	private lastExecutionId = 0;

	private readonly loader: WorkflowLoader;

	private constructor(
		readonly nodeTypes: NodeCatalogue,
		readonly credentials: CredentialStore,
		readonly dataTables: DataTables,
	) {
		this.loader = new WorkflowLoader(nodeTypes, credentials);
	}

	/** @param now the clock that stamps Data Table rows */
	static async create({ now }: { now?: () => Date } = {}): Promise<InProcessN8n> {
		const catalogue = await NodeCatalogue.load();
		return new InProcessN8n(catalogue, new CredentialStore(catalogue), new DataTables(now));
	}

	/** Runs a workflow JSON (a template as shipped) from one of its nodes to the end. */
	async runWorkflow(workflowJson: unknown, options: RunOptions = {}): Promise<RunResult> {
		const { start, items = [{}], mode = 'trigger', pinned = {}, credentials } = options;
		const workflow = this.loader.load(workflowJson, credentials);
		return await execute(workflow, this.lend(workflow), {
			start: start ?? this.onlyTrigger(workflow).name,
			items: [toItems(items)],
			mode,
			pinned: Object.fromEntries(
				Object.entries(pinned).map(([name, list]) => [name, toItems(list)]),
			),
			stopAfterNode: options.stopAfterNode,
			signal: options.signal,
		});
	}

	/** Runs a single node. The result's node is called `Node`. */
	async runNode(
		type: string,
		parameters: INodeParameters,
		{ items, inputs, typeVersion, onError, credentials, signal }: NodeRunOptions = {},
	): Promise<RunResult> {
		const { version } = this.nodeTypes.getByNameAndVersion(type, typeVersion).description;
		const newest = Math.max(...[version].flat());
		const node = { ...singleNode(type, typeVersion ?? newest, parameters), onError };
		if (!inputs) {
			return await this.runWorkflow(
				{ nodes: [node] },
				{ start: 'Node', items, credentials, signal },
			);
		}
		const pinned = Object.fromEntries(
			inputs.flatMap((list, input) => (list ? [[`Input ${input + 1}`, list]] : [])),
		);
		const workflowJson = feedInputs(node, inputs);
		return await this.runWorkflow(workflowJson, { start: 'Start', pinned, credentials, signal });
	}

	/** Sends one HTTP request to a trigger node and, if the node accepts it, runs the workflow to its end. */
	async deliverWebhook(workflowJson: unknown, options: WebhookOptions): Promise<DeliveryAnswer> {
		return await deliver(this.webhookNode(workflowJson, options), options);
	}

	/** Does what publishing the workflow does to a trigger node. @throws the node's refusal */
	async activateWebhook(
		workflowJson: unknown,
		options: Pick<WebhookOptions, 'node' | 'credentials'> = {},
	): Promise<void> {
		await activateWebhook(this.webhookNode(workflowJson, options));
	}

	/** Publishes a workflow whose trigger registers itself, or takes it back. @throws what the node throws */
	async switchWebhook(
		workflowJson: object,
		memory: PollMemory,
		options: HookOptions & Pick<WebhookOptions, 'credentials'>,
	): Promise<void> {
		const remembering = { ...workflowJson, staticData: memory.data };
		await switchWebhook(this.webhookNode(remembering, options), memory, options);
	}

	/** Lets the only polling trigger of a workflow look once. @returns the JSON of its items */
	async poll(
		workflowJson: unknown,
		memory: PollMemory,
		options: PollOptions & Pick<WebhookOptions, 'credentials'> = {},
	): Promise<IDataObject[]> {
		const workflow = this.loader.load(workflowJson, options.credentials);
		const node = this.loader.findOnly(
			workflow,
			'polling trigger',
			(candidate) => this.typeOf(candidate).poll !== undefined,
		);
		const additionalData = this.lend(workflow);
		return await poll(
			{ workflow, node, nodeType: this.typeOf(node), additionalData },
			memory,
			options,
		);
	}

	/** Asks a node's list search, as the editor does when a drop-down opens. */
	async searchList(
		type: string,
		method: string,
		parameters: INodeParameters = {},
		{ filter, paginationToken, credentials }: ListSearchOptions = {},
	): Promise<INodeListSearchResult> {
		const { methods, description } = this.nodeTypes.getByNameAndVersion(type);
		const search = methods?.listSearch?.[method];
		if (!search) throw new Error(`"${type}" has no list search "${method}".`);
		const newest = Math.max(...[description.version].flat());
		const workflow = this.loader.load(
			{ nodes: [singleNode(type, newest, parameters)] },
			credentials,
		);
		const node = this.loader.findOnly(workflow, 'node', () => true);
		const lent = { ...this.lend(workflow), currentNodeParameters: parameters };
		const context = new LoadOptionsContext(workflow, node, lent, '');
		return await search.call(context, filter, paginationToken);
	}

	/** A saved credential as nodes see it: defaults filled in, expressions resolved. */
	async seenByNode(
		type: string,
		details: INodeCredentialsDetails,
	): Promise<ICredentialDataDecryptedObject> {
		const lent = this.lend(this.loader.load({ nodes: [] }));
		return await this.credentials.getDecrypted(lent, details, type, 'trigger');
	}

	private webhookNode(
		workflowJson: unknown,
		{ node: name, credentials }: Pick<WebhookOptions, 'node' | 'credentials'>,
	): WebhookNode {
		const workflow = this.loader.load(workflowJson, credentials);
		const node = this.loader.findOnly(
			workflow,
			'node with a webhook',
			(candidate) =>
				(name === undefined || candidate.name === name) &&
				this.typeOf(candidate).webhook !== undefined,
		);
		return { workflow, node, nodeType: this.typeOf(node), additionalData: this.lend(workflow) };
	}

	private onlyTrigger(workflow: Workflow): INode {
		return this.loader.findOnly(workflow, 'trigger', (node) =>
			this.typeOf(node).description.group.includes('trigger'),
		);
	}

	private typeOf({ type, typeVersion }: INode) {
		return this.nodeTypes.getByNameAndVersion(type, typeVersion);
	}

	private lend(workflow: Workflow) {
		this.lastExecutionId += 1;
		const executionId = String(this.lastExecutionId);
		return buildAdditionalData(workflow, executionId, this.credentials, this.dataTables);
	}
}
