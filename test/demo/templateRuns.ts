import type { Execution, RealN8n } from '../harness/realN8n';
import type { Imported, TemplateName } from './connection';

export type RunnableTemplate = Exclude<TemplateName, 'setUp'>;

/** Runs the templates of one company as their schedules would, by hand. */
export class TemplateRuns {
	count = 0;

	constructor(
		private readonly n8n: RealN8n,
		private readonly workflows: Imported,
	) {}

	/** @throws when it does not end well */
	async run(template: RunnableTemplate): Promise<Execution> {
		const { workflows, executions } = this.n8n;
		const id = await workflows.run(this.workflows[template], 'Run now');
		const execution = await executions.waitUntilSettled(id);
		this.count += 1;
		if (execution.status !== 'success') {
			const reason = execution.data?.resultData.error?.message ?? 'no reason given';
			throw new Error(
				`Execution ${id} of template "${template}" ended as ${execution.status}: ${reason}`,
			);
		}
		return execution;
	}
}
