import type { FormVisit, RealN8n } from '../harness/realN8n';
import type { Ledger } from './connection';
import { SetupProblem } from './problem';
import { ZOHO_BANK } from './vendors';

type Answers = ReadonlyArray<readonly [question: RegExp, answer: RegExp | string]>;

/** What a user answers; the other questions keep what the form proposes. */
const ANSWERS: Answers = [
	// The nodes ask the machine for the date while the simulated month runs ahead of it.
	[/^Collect invoices that are due within/, '90'],
	[/^Dry run/, /^No/],
];

/** What is different at each company. */
const OWN_ANSWERS: Record<Ledger, Answers> = {
	quickBooks: [
		[/^Bank account/, /^Checking/],
		[/^Time zone/, 'Europe/London'],
	],
	zohoBooks: [
		[/^Bank account/, new RegExp(`^${ZOHO_BANK}`)],
		[/^Time zone/, 'Europe/Berlin'],
	],
};

/**
 * Fills in the form of template 01 as a user would.
 *
 * @returns what its last page says
 * @throws SetupProblem with what the form complains about
 */
export async function fillInSetUp(
	n8n: RealN8n,
	workflowId: string,
	ledger: Ledger,
): Promise<string> {
	await n8n.workflows.activate(workflowId);
	const { nodes } = await n8n.workflows.get(workflowId);
	const entrance = nodes.find(({ type }) => type === 'n8n-nodes-base.formTrigger');
	if (entrance === undefined) throw new Error('Template 01 has no form.');
	const form = await n8n.openForm(await n8n.workflows.webhookUrl(workflowId, entrance.name));
	await form.submit();
	if (form.isFinished) throw new SetupProblem(`The set-up could not connect: ${form.text}`);
	// One login of Zoho may see several organisations; here it is one, and proposed.
	if (ledger === 'zohoBooks') await form.submit();
	if (form.isFinished) throw new SetupProblem(`The set-up ended too early: ${form.text}`);
	await form.submit(answersFor(form, [...OWN_ANSWERS[ledger], ...ANSWERS]));
	if (!form.isFinished) throw new SetupProblem(`The set-up asks again: ${form.text}`);
	return form.text;
}

function answersFor({ fields }: FormVisit, known: Answers): Record<string, string> {
	const answers: Record<string, string> = {};
	for (const { label, options } of fields) {
		const wanted = known.find(([question]) => question.test(label))?.[1];
		if (wanted === undefined) continue;
		const answer =
			typeof wanted === 'string' ? wanted : options.find((option) => wanted.test(option));
		if (answer === undefined) throw new SetupProblem(`"${label}" offers no such answer.`);
		answers[label] = answer;
	}
	return answers;
}
