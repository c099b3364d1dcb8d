import type { FormVisit, RealN8n } from '../harness/realN8n';
import { SetupProblem } from './problem';

/** What a user answers; the other questions keep what the form proposes. */
const ANSWERS: ReadonlyArray<readonly [question: RegExp, answer: RegExp | string]> = [
	[/^Bank account/, /^Checking/],
	// The nodes ask the machine for the date while the simulated month runs ahead of it.
	[/^Collect invoices that are due within/, '90'],
	[/^Time zone/, 'Europe/London'],
	[/^Dry run/, /^No/],
];

/**
 * Fills in the form of template 01 as a user would.
 *
 * @returns what its last page says
 * @throws SetupProblem with what the form complains about
 */
export async function fillInSetUp(n8n: RealN8n, workflowId: string): Promise<string> {
	await n8n.workflows.activate(workflowId);
	const { nodes } = await n8n.workflows.get(workflowId);
	const entrance = nodes.find(({ type }) => type === 'n8n-nodes-base.formTrigger');
	if (entrance === undefined) throw new Error('Template 01 has no form.');
	const form = await n8n.openForm(await n8n.workflows.webhookUrl(workflowId, entrance.name));
	await form.submit();
	if (form.isFinished) throw new SetupProblem(`The set-up could not connect: ${form.text}`);
	await form.submit(answersFor(form));
	if (!form.isFinished) throw new SetupProblem(`The set-up asks again: ${form.text}`);
	return form.text;
}

function answersFor({ fields }: FormVisit): Record<string, string> {
	const answers: Record<string, string> = {};
	for (const { label, options } of fields) {
		const known = ANSWERS.find(([question]) => question.test(label))?.[1];
		if (known === undefined) continue;
		const answer = typeof known === 'string' ? known : options.find((option) => known.test(option));
		if (answer === undefined) throw new SetupProblem(`"${label}" offers no such answer.`);
		answers[label] = answer;
	}
	return answers;
}
