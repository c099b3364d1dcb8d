import type { IDataObject, IRun, INodeExecutionData } from 'n8n-workflow';

/** JSON as it would be stored and sent, free of the engine's own objects. */
const plain = <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T;

export interface RunError {
	message: string;
	description?: string | null;
	/** The node that failed. */
	node?: string;
}

/** What an execution did, to be asked about by tests. */
export class RunResult {
	constructor(
		readonly executionId: string,
		/** Everything n8n-core knows about the run. */
		readonly run: IRun,
		/** The value of a node's parameter after the run, its expressions resolved on what the run left. */
		readonly resolveParameter: (nodeName: string, parameterName: string) => unknown,
	) {}

	/** `success`, `error`, `canceled`, or `waiting` (a form page or a wait that nobody answered). */
	get status(): string {
		return this.run.status;
	}

	get error(): RunError | undefined {
		const { error } = this.run.data.resultData;
		if (!error) return undefined;
		return {
			message: error.message,
			description: error.description,
			node: 'node' in error ? error.node?.name : undefined,
		};
	}

	/** Names of the nodes in the order they ran; a node that ran twice is there twice. */
	get executed(): string[] {
		return Object.entries(this.run.data.resultData.runData)
			.flatMap(([name, runs]) => runs.map(({ executionIndex }) => ({ name, executionIndex })))
			.sort((a, b) => a.executionIndex - b.executionIndex)
			.map(({ name }) => name);
	}

	/** The JSON of all items a node sent out of one output (0 is the first), over all of its runs. */
	items(nodeName: string, output = 0): IDataObject[] {
		return this.rawItems(nodeName, output).map(({ json }) => plain(json));
	}

	/** The items with their links (`pairedItem`), error and binary data. */
	rawItems(nodeName: string, output = 0): INodeExecutionData[] {
		const runs = this.run.data.resultData.runData[nodeName] ?? [];
		return runs.flatMap((run) => run.data?.main?.[output] ?? []);
	}

	/** What left by every output of a node, error output included. */
	outputs(nodeName: string): IDataObject[][] {
		const runs = this.run.data.resultData.runData[nodeName] ?? [];
		const count = Math.max(0, ...runs.map((run) => run.data?.main?.length ?? 0));
		return Array.from({ length: count }, (_, output) => this.items(nodeName, output));
	}

	/** Hints the node showed in its output pane. */
	hints(nodeName: string): string[] {
		const runs = this.run.data.resultData.runData[nodeName] ?? [];
		return runs.flatMap(({ hints = [] }) => hints.map(({ message }) => message));
	}

	/** @throws with what went wrong, unless the run succeeded */
	demandSuccess(): this {
		if (this.status === 'success') return this;
		const { node, message, description } = this.error ?? {};
		throw new Error(
			`The run ended as "${this.status}"${node ? ` at "${node}"` : ''}: ${[message, description].filter(Boolean).join(' - ')}`,
		);
	}
}
