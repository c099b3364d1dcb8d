import './environment';

import { ExecutionLifecycleHooks, getAdditionalKeys, WorkflowExecute } from 'n8n-core';
import {
	createRunExecutionData,
	type IDataObject,
	type IExecuteResponsePromiseData,
	type INode,
	type INodeExecutionData,
	type IPinData,
	type IWorkflowExecuteAdditionalData,
	type Workflow,
	type WorkflowExecuteMode,
} from 'n8n-workflow';

import { RunResult } from './runResult';

export interface ExecutionOptions {
	/** Node to start from. */
	start: string;
	/** What the start node gets (or, being a trigger, gives). */
	items: INodeExecutionData[][];
	mode: WorkflowExecuteMode;
	/** Output given by the test in place of running the node: what a person enters on a form page, say. */
	pinned: IPinData;
	/** Ends the run after this node, as if n8n had been stopped there. */
	stopAfterNode?: string;
	/** Ends the run at once when it fires: requests in flight lose their caller. */
	signal?: AbortSignal;
	/** What a Respond to Webhook node answers. */
	onResponse?: (response: IExecuteResponsePromiseData) => void;
}

const nodeNamed = (workflow: Workflow, name: string): INode => {
	const node = workflow.getNode(name);
	if (!node) throw new Error(`The workflow has no node called "${name}".`);
	return node;
};

/** Runs a workflow in n8n's own engine and waits for its end. */
export async function execute(
	workflow: Workflow,
	additionalData: IWorkflowExecuteAdditionalData,
	{ start, items, mode, pinned, stopAfterNode, signal, onResponse }: ExecutionOptions,
): Promise<RunResult> {
	const executionId = additionalData.executionId ?? '';
	const runExecutionData = createRunExecutionData({
		resultData: { pinData: pinned },
		executionData: {
			nodeExecutionStack: [
				{ node: nodeNamed(workflow, start), data: { main: items }, source: null },
			],
		},
	});
	const hooks = new ExecutionLifecycleHooks(mode, executionId, {
		id: workflow.id,
		name: workflow.name ?? '',
		active: true,
		isArchived: false,
		createdAt: new Date(),
		updatedAt: new Date(),
		nodes: Object.values(workflow.nodes),
		connections: workflow.connectionsBySourceNode,
	} as ConstructorParameters<typeof ExecutionLifecycleHooks>[2]);
	additionalData.hooks = hooks;
	hooks.addHandler('sendResponse', (response) => onResponse?.(response));

	const running = new WorkflowExecute(
		additionalData,
		mode,
		runExecutionData,
	).processRunExecutionData(workflow);
	const cancel = () => running.cancel();
	if (stopAfterNode !== undefined) {
		hooks.addHandler('nodeExecuteAfter', (name) => {
			if (name === stopAfterNode) cancel();
		});
	}
	signal?.addEventListener('abort', cancel, { once: true });
	if (signal?.aborted) cancel();
	try {
		const run = await running;
		const resolveParameter = (nodeName: string, parameterName: string) =>
			readParameter(workflow, additionalData, run.data, mode, nodeName, parameterName);
		return new RunResult(executionId, run, resolveParameter);
	} finally {
		signal?.removeEventListener('abort', cancel);
	}
}

function readParameter(
	workflow: Workflow,
	additionalData: IWorkflowExecuteAdditionalData,
	runExecutionData: RunResult['run']['data'],
	mode: WorkflowExecuteMode,
	nodeName: string,
	parameterName: string,
): unknown {
	const parameter = nodeNamed(workflow, nodeName).parameters[parameterName];
	const [parent] = workflow.getParentNodes(nodeName, 'main', 1);
	const input = parent
		? (runExecutionData.resultData.runData[parent]?.at(-1)?.data?.main?.[0] ?? [])
		: [];
	return workflow.expression.getParameterValue(
		parameter ?? null,
		runExecutionData,
		0,
		0,
		nodeName,
		input.length > 0 ? input : [{ json: {} as IDataObject }],
		mode,
		getAdditionalKeys(additionalData, mode, runExecutionData),
	);
}
