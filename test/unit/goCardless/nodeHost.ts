import { INSTANCE_URL } from '../../harness/inProcess/environment';

import { ExecuteContext, LoadOptionsContext } from 'n8n-core';
import {
	createRunExecutionData,
	type IDataObject,
	type IHttpRequestOptions,
	type INode,
	type INodeExecutionData,
	type INodeListSearchResult,
	type INodeParameters,
	type INodeType,
	type INodeTypes,
	type IWorkflowExecuteAdditionalData,
	NodeHelpers,
	Workflow,
} from 'n8n-workflow';

import { GoCardless } from '../../../nodes/GoCardless/GoCardless.node';

export interface NodeRun {
	/** One for each input item; an expression of the form `={{ $json.x }}` works as in n8n. */
	items?: IDataObject[];
	continueOnFail?: boolean;
	/** What n8n calls the execution; the same one again is a retry within it. */
	executionId?: string;
}

const ACCESS_TOKEN = 'sandbox_token';

/** Account ids must differ between tests, since the pace of an account is kept for the whole process. */
let accounts = 0;
let executions = 0;

/** The GoCardless node in n8n-core's own execution context, talking to a simulator. */
export class NodeHost {
	private readonly credentialId: string;

	private readonly node = new GoCardless();

	constructor(
		readonly baseUrl: string,
		private readonly credential: IDataObject = {},
	) {
		accounts += 1;
		this.credentialId = `account-${accounts}`;
	}

	/** Runs one operation. @returns the items of the only output */
	async run(
		resource: string,
		operation: string,
		parameters: INodeParameters = {},
		run: NodeRun = {},
	): Promise<INodeExecutionData[]> {
		const { items = [{}], continueOnFail = false, executionId } = run;
		executions += 1;
		const data = items.map((json) => ({ json }));
		const { workflow, node } = this.workflowOf({ resource, operation, ...parameters });
		node.onError = continueOnFail ? 'continueRegularOutput' : undefined;
		const inputs = { main: [data] };
		const context = new ExecuteContext(
			workflow,
			node,
			this.additionalData(executionId ?? `execution-${executions}`),
			'trigger',
			createRunExecutionData({}),
			0,
			data,
			inputs,
			{ data: inputs, node, source: null },
			[],
		);
		const [output = []] = await this.node.execute.call(context);
		return output;
	}

	/** The JSON of all items. */
	async json(...call: Parameters<NodeHost['run']>): Promise<IDataObject[]> {
		return (await this.run(...call)).map(({ json }) => json);
	}

	/** The JSON of the only item. */
	async one(...call: Parameters<NodeHost['run']>): Promise<IDataObject> {
		const items = await this.json(...call);
		if (items.length !== 1 || !items[0]) throw new Error(`Expected one item, got ${items.length}.`);
		return items[0];
	}

	/** The error that stops the workflow. */
	async failure(...call: Parameters<NodeHost['run']>): Promise<{
		message: string;
		description: string;
		context: IDataObject;
		httpCode?: string;
	}> {
		try {
			await this.run(...call);
		} catch (error) {
			return error as Awaited<ReturnType<NodeHost['failure']>>;
		}
		throw new Error('The node did not fail.');
	}

	async search(method: string, filter?: string, token?: string): Promise<INodeListSearchResult> {
		const { workflow, node } = this.workflowOf({});
		const context = new LoadOptionsContext(workflow, node, this.additionalData('search'), '');
		const find = this.node.methods.listSearch[method];
		if (find === undefined) throw new Error(`The node has no list search "${method}".`);
		return await find.call(context, filter, token);
	}

	private workflowOf(parameters: INodeParameters): { workflow: Workflow; node: INode } {
		const nodeType = this.node as unknown as INodeType;
		const nodeTypes: INodeTypes = {
			getByName: () => nodeType,
			getByNameAndVersion: () => nodeType,
			getKnownTypes: () => ({}),
		};
		const node: INode = {
			id: 'node',
			name: 'GoCardless',
			type: 'n8n-nodes-gocardless-books.goCardless',
			typeVersion: 1,
			position: [0, 0],
			parameters: { authentication: 'accessToken', ...parameters },
			credentials: { goCardlessApi: { id: this.credentialId, name: 'Our GoCardless' } },
		};
		node.parameters =
			NodeHelpers.getNodeParameters(
				nodeType.description.properties,
				node.parameters,
				true,
				false,
				node,
				nodeType.description,
			) ?? node.parameters;
		const workflow = new Workflow({ nodes: [node], connections: {}, active: true, nodeTypes });
		return { workflow, node: workflow.nodes[node.name] ?? node };
	}

	private additionalData(executionId: string): IWorkflowExecuteAdditionalData {
		const credential = {
			environment: 'custom',
			baseUrl: this.baseUrl,
			accessToken: ACCESS_TOKEN,
			...this.credential,
		};
		return {
			executionId,
			formWaitingBaseUrl: INSTANCE_URL,
			webhookWaitingBaseUrl: INSTANCE_URL,
			variables: {},
			credentialsHelper: {
				getDecrypted: async () => credential,
				getParentTypes: () => [],
				isCredentialUsableByNode: () => true,
				preAuthentication: async () => undefined,
				authenticate: async (
					{ accessToken }: IDataObject,
					_type: string,
					request: IHttpRequestOptions,
				) => ({
					...request,
					headers: { ...request.headers, Authorization: `Bearer ${String(accessToken)}` },
				}),
			},
		} as unknown as IWorkflowExecuteAdditionalData;
	}
}
