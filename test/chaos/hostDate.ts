/* eslint-disable @n8n/community-nodes/no-restricted-globals */
import type { SimulatedClock } from '../simulators/shared/clock';

/**
 * Lets the calendar of this process follow the simulated one: nodes, n8n and simulators ask `Date` for
 * the day and for the end of tokens. Only the date jumps; timers and latencies stay real.
 * @returns undoes it
 */
export function followClock(clock: SimulatedClock): () => void {
	const RealDate = Date;
	let shift = 0;
	clock.onAdvance((now) => {
		shift = now.getTime() - RealDate.now();
	});
	const now = () => RealDate.now() + shift;
	globalThis.Date = new Proxy(RealDate, {
		construct: (target, parts: unknown[], self) =>
			Reflect.construct(target, parts.length === 0 ? [now()] : parts, self) as Date,
		get: (target, property, self) =>
			property === 'now' ? now : (Reflect.get(target, property, self) as unknown),
	});
	return () => {
		globalThis.Date = RealDate;
	};
}
