import type { SeededRandom } from './random';

/** A delivery as the vendor would send it: bytes and headers, signature included. */
export interface Delivery {
	body: string;
	headers: Record<string, string>;
}

export interface DeliveryRates {
	/** Sent twice. */
	duplicate?: number;
	/** Never sent. */
	lost?: number;
	/** Sent in another order than it happened. */
	shuffle?: number;
	/** A forged copy (wrong signature) is sent as well. */
	forged?: number;
}

export interface DeliveryResult {
	status: number;
	forged: boolean;
}

/** Sends signed deliveries to a URL, with the mishaps asked for. Order and mishaps follow the seed. */
export async function deliver(
	url: string,
	deliveries: Delivery[],
	options: { random?: SeededRandom; rates?: DeliveryRates } = {},
): Promise<DeliveryResult[]> {
	const { random, rates = {} } = options;
	const happens = (rate: number | undefined) => random !== undefined && random.chance(rate ?? 0);
	let queue = deliveries
		.filter(() => !happens(rates.lost))
		.flatMap((delivery) => (happens(rates.duplicate) ? [delivery, delivery] : [delivery]));
	if (random !== undefined && happens(rates.shuffle)) queue = random.shuffle(queue);
	const results: DeliveryResult[] = [];
	for (const delivery of queue) {
		if (happens(rates.forged)) {
			results.push({ status: await post(url, forge(delivery)), forged: true });
		}
		results.push({ status: await post(url, delivery), forged: false });
	}
	return results;
}

/** The same body with a signature of the right shape that does not fit. */
export function forge(delivery: Delivery): Delivery {
	const headers = Object.fromEntries(
		Object.entries(delivery.headers).map(([name, value]) => [
			name,
			/signature$/i.test(name)
				? value.replace(/^./, (first) => (first === 'a' ? 'b' : 'a'))
				: value,
		]),
	);
	return { body: delivery.body, headers };
}

async function post(url: string, delivery: Delivery): Promise<number> {
	const answer = await fetch(url, {
		method: 'POST',
		headers: delivery.headers,
		body: delivery.body,
		redirect: 'manual',
	});
	await answer.arrayBuffer();
	return answer.status;
}
