import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

/** What became of a planned action, as "Apply" notes it. */
const WORDS: Readonly<Record<string, string>> = {
	done: 'done now',
	alreadyDone: 'done by an earlier run',
};

/**
 * Says below the output what a person would otherwise have to count: what was done now, what was done
 * before, what failed. Nothing where every item simply has its answer.
 */
export function sayWhatHappened(
	execute: Partial<Pick<IExecuteFunctions, 'addExecutionHints'>>,
	outputs: readonly INodeExecutionData[],
	failed: number,
): void {
	const parts = Object.entries(WORDS).flatMap(([status, words]) => {
		const count = outputs.filter(({ json }) => statusOf(json) === status).length;
		return count === 0 ? [] : [`${count} ${words}`];
	});
	if (failed > 0) parts.push(`${failed} failed: "error" of the item says why`);
	if (parts.length === 0) return;
	execute.addExecutionHints?.({ message: parts.join(', '), location: 'outputPane' });
}

function statusOf({ applied }: INodeExecutionData['json']): unknown {
	return typeof applied === 'object' && applied !== null && 'status' in applied
		? applied.status
		: undefined;
}
