import { sleep } from 'n8n-workflow';

import { runInPool } from '../../../nodes/shared/engine/pool';

test('everything is done, never more than allowed at a time', async () => {
	let open = 0;
	let most = 0;
	const done: number[] = [];
	await runInPool(50, 4, async (index) => {
		open += 1;
		most = Math.max(most, open);
		await sleep(0);
		open -= 1;
		done.push(index);
	});
	expect(done.sort((left, right) => left - right)).toEqual(Array.from({ length: 50 }, (_, i) => i));
	expect(most).toBe(4);
});

test('once stopped nothing new starts, and what runs is waited for', async () => {
	const started: number[] = [];
	const ended: number[] = [];
	await runInPool(
		50,
		3,
		async (index) => {
			started.push(index);
			await sleep(0);
			ended.push(index);
		},
		() => started.length >= 3,
	);
	expect(started).toEqual([0, 1, 2]);
	expect(ended).toEqual(started);
});
