import template from '../../workflows/quickbooks-online/08-errors.json';
import { ReviewBench } from './reviewBench';

/** What n8n hands to an error workflow. */
const failure = (error: Record<string, unknown>, node: string | undefined = 'Invoices') => ({
	execution: {
		id: '231',
		url: 'https://n8n.harbour.example/workflow/gcbQbo03/executions/231',
		error,
		lastNodeExecuted: node,
		mode: 'trigger',
	},
	workflow: { id: 'gcbQbo03', name: '03 QuickBooks Online: invoices to collections' },
});

async function tell(bench: ReviewBench, happening: Record<string, unknown>): Promise<string> {
	const run = await bench.world.n8n.runWorkflow(template, {
		start: 'Error',
		items: [happening as never],
	});
	return String(run.demandSuccess().items('Tell somebody')[0]?.reason);
}

it('says what failed, where, and what to do', async () => {
	const bench = await ReviewBench.open();
	const message = 'QuickBooks Online: The token was revoked';
	expect(await tell(bench, failure({ message }))).toBe(
		'"03 QuickBooks Online: invoices to collections" stopped at "Invoices": QuickBooks Online: ' +
			'The token was revoked. The next run looks at it again. What has no end can be retried in ' +
			'template 06. https://n8n.harbour.example/workflow/gcbQbo03/executions/231',
	);
	expect(bench.reviews).toMatchObject([{ state: 'open', kind: 'workflowFailed' }]);
	const { cases } = await bench.list();
	expect(cases[0]?.sentence).toContain('stopped at "Invoices"');
});

it('asks once a day for the same thing, and tells every time', async () => {
	const bench = await ReviewBench.open();
	await tell(bench, failure({ message: 'A' }));
	expect(await tell(bench, failure({ message: 'B' }))).toContain(': B.');
	await tell(bench, failure({ message: 'C' }, 'Customers'));
	expect(bench.reviews).toHaveLength(2);
});

it.each([
	['a crash of n8n', { name: 'WorkflowCrashedError', message: 'Workflow did not finish' }],
	['a lost worker', { message: 'The job failed to be processed too many times' }],
])('says after %s that the next sweep covers it', async (_case, error) => {
	const bench = await ReviewBench.open();
	const sentence = await tell(bench, failure(error, undefined));
	expect(sentence).toMatch(
		/was cut off.* Events of about \d{4}-\d\d-\d\d \d\d:\d\d UTC may be unprocessed; the next sweep covers it\./,
	);
	expect(bench.reviews).toMatchObject([{ kind: 'workflowCutOff' }]);
});

it('works for a trigger that could not start, and before the set-up', async () => {
	const bench = await ReviewBench.open();
	bench.world.removeSettings();
	const happening = { trigger: { error: { message: 'No connection' }, mode: 'trigger' } };
	expect(await tell(bench, happening)).toMatch(/A workflow" stopped: No connection\./);
});
