import { DEFAULT_TOKEN } from '../simulators/goCardless';
import type { PaymentRequest } from './paymentRequests';

/** One payment after the other with the vendor's own client. */
export async function collectOneByOne(
	url: string,
	requests: readonly PaymentRequest[],
): Promise<void> {
	// By `import`, since a part of the client is an ES module only.
	const { gocardless, Environments } = await import('gocardless-nodejs');
	const client = gocardless(DEFAULT_TOKEN, Environments.Sandbox);
	// It has no option for its address (GoCardless sheet 9).
	Object.assign(Reflect.get(client, '_api') as object, { _baseUrl: url });
	for (const { payment, key } of requests) await client.payments.create(payment, key);
}
