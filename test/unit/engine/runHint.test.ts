import type { INodeExecutionData } from 'n8n-workflow';

import { sayWhatHappened } from '../../../nodes/shared/engine/runHint';

function hintsOf(statuses: string[], failed = 0): string[] {
	const hints: string[] = [];
	const items: INodeExecutionData[] = statuses.map((status) => ({ json: { applied: { status } } }));
	const execute = {
		addExecutionHints: (...given: Array<{ message: string }>) =>
			void hints.push(...given.map(({ message }) => message)),
	};
	sayWhatHappened(execute, [...items, { json: { id: 'PM1' } }], failed);
	return hints;
}

it('counts what was done now, what was done before, and what failed', () => {
	expect(hintsOf(['done', 'alreadyDone', 'done'], 1)).toEqual([
		'2 done now, 1 done by an earlier run, 1 failed: "error" of the item says why',
	]);
});

it('is silent where every item simply has its answer', () => {
	expect(hintsOf([])).toEqual([]);
});

it('does without on a host that shows no hints', () => {
	expect(() => sayWhatHappened({}, [], 3)).not.toThrow();
});
