import { sleep } from 'n8n-workflow';

import { Gate, sharedGate } from '../../../nodes/shared/transport/gate';

const tick = async () => await sleep(1);

describe('a gate', () => {
	it('lets so many in at a time, in the order in which they came', async () => {
		const gate = new Gate(2);
		const inside: number[] = [];
		const leave: Array<() => void> = [];
		const visits = [0, 1, 2, 3].map(async (visitor) => {
			leave[visitor] = await gate.enter();
			inside.push(visitor);
		});
		await tick();
		expect(inside).toEqual([0, 1]);
		leave[1]?.();
		await tick();
		expect(inside).toEqual([0, 1, 2]);
		leave[0]?.();
		leave[2]?.();
		await Promise.all(visits);
		expect(inside).toEqual([0, 1, 2, 3]);
	});

	it('has all its places again when everybody has left', async () => {
		const gate = new Gate(1);
		(await gate.enter())();
		(await gate.enter())();
		const leave = await gate.enter();
		let isIn = false;
		const next = gate.enter().then(() => (isIn = true));
		await tick();
		expect(isIn).toBe(false);
		leave();
		await next;
	});

	it('is one for all runs of an account, and another for another', () => {
		expect(sharedGate('a', 4)).toBe(sharedGate('a', 4));
		expect(sharedGate('a', 4)).not.toBe(sharedGate('b', 4));
	});
});
