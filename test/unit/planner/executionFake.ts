import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import type { Raw } from './records';

/** One input as the host sees it: undefined when it is not connected or never received anything. */
export interface FakeInput {
	from: string;
	items: Raw[];
}

export interface FakeRun {
	inputs: Array<FakeInput | undefined>;
	plan?: string;
	options?: Raw;
	continueOnFail?: boolean;
	/** Direct parents on the canvas, beyond those that delivered. */
	otherParents?: Array<{ name: string; disabled?: boolean }>;
	hints?: string[];
}

/** The few functions of n8n that the planner calls, behaving as measured on a real n8n 2.40. */
export function fakeExecution(run: FakeRun): IExecuteFunctions {
	const { inputs, plan = 'collections', options = {}, otherParents = [] } = run;
	const delivered = inputs.flatMap((input) => (input === undefined ? [] : [input.from]));
	const parameters: Raw = { plan, options };
	const functions: Partial<IExecuteFunctions> = {
		getNode: () => ({
			id: '1',
			name: 'Planner',
			type: 'n8n-nodes-gocardless-books.directDebitPlanner',
			typeVersion: 1,
			position: [0, 0],
			parameters: {},
		}),
		continueOnFail: () => run.continueOnFail ?? false,
		getParentNodes: () =>
			[...new Set(delivered), ...otherParents].map((parent) => ({
				type: 'n8n-nodes-base.set',
				typeVersion: 1,
				disabled: false,
				...(typeof parent === 'string' ? { name: parent } : parent),
			})),
		addExecutionHints: (...hints) => run.hints?.push(...hints.map(({ message }) => message)),
	};
	return Object.assign({} as IExecuteFunctions, functions, {
		getNodeParameter: (name: string) => parameters[name],
		getInputSourceData: (index: number) => {
			const input = inputs[index];
			return input === undefined ? undefined : { previousNode: input.from };
		},
		getInputData: (index: number): INodeExecutionData[] => {
			const input = inputs[index];
			if (input === undefined && index >= inputs.length) {
				throw new Error('Could not get input with given index');
			}
			return (input?.items ?? []).map((json) => ({ json: json as INodeExecutionData['json'] }));
		},
	});
}
