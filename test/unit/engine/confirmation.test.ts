import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import { executeResources } from '../../../nodes/shared/engine/execute';
import type { NodeDefinition } from '../../../nodes/shared/engine/types';

/** What an AI agent may do with a node, and what only a person may. */

const PAID: string[] = [];

const definition: NodeDefinition<object> = {
	vendor: 'GoCardless',
	concurrency: 1,
	guarded: { payment: ['create'], '*': ['delete'] },
	connect: async () => ({}),
	resources: [
		{
			value: 'payment',
			name: 'Payment',
			operations: ['create', 'delete', 'get'].map((value) => ({
				value,
				name: value,
				action: value,
				description: value,
				properties: [],
				runItem: async () => {
					PAID.push(value);
					return { value };
				},
			})),
		},
	],
};

async function call(
	operation: string,
	{ tool = true, ...parameters }: Record<string, unknown> = {},
): Promise<INodeExecutionData[][]> {
	const node = { name: 'Pay', type: `gocardless-books.goCardless${tool === true ? 'Tool' : ''}` };
	const values: Record<string, unknown> = { resource: 'payment', operation, ...parameters };
	const execute = {
		getInputData: () => [{ json: {} }],
		getNode: () => node,
		getNodeParameter: (name: string, _: number, fallback: unknown) => values[name] ?? fallback,
		continueOnFail: () => false,
		logger: { debug: () => undefined },
	};
	return await executeResources(execute as unknown as IExecuteFunctions, definition);
}

beforeEach(() => PAID.splice(0));

it.each(['create', 'delete'])(
	'refuses "%s" to an agent, before anything is sent',
	async (operation) => {
		await expect(call(operation)).rejects.toThrow(/nobody allowed the AI agent/);
		await expect(call(operation, { allowMoneyMovement: false })).rejects.toThrow(
			/Nothing was done/,
		);
		// A model may write the word; only the switch counts.
		await expect(call(operation, { allowMoneyMovement: 'true' })).rejects.toThrow(/AI agent/);
		expect(PAID).toEqual([]);
	},
);

it('does it once a person allowed it', async () => {
	await call('create', { allowMoneyMovement: true });
	expect(PAID).toEqual(['create']);
});

it('lets an agent read', async () => {
	await call('get');
	expect(PAID).toEqual(['get']);
});

it('asks nothing of a person who placed the node', async () => {
	await call('create', { tool: false });
	expect(PAID).toEqual(['create']);
});
