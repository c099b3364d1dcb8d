import { createHmac } from 'node:crypto';

import { deliver, type Delivery, type DeliveryRates } from '../../shared/webhooks';
import type { SeededRandom } from '../../shared/random';
import type { GoCardlessEvent, WebhookRecord } from '../model/records';
import { without } from '../model/without';
import type { World } from '../world';

/** The vendor gives up after so many further tries (GoCardless sheet 7.3). */
const MOST_RETRIES = 8;

export interface TakeOptions {
	/** At most 250, as the vendor. */
	maximumEvents?: number;
	/** Many events in one delivery (default), or one event each. */
	combine?: boolean;
}

export interface SendResult {
	webhook: string;
	status: number;
}

/** Turns events into signed deliveries, and keeps the webhook records of what was sent. */
export class WebhookOutbox {
	private readonly tries = new Map<string, number>();

	constructor(
		private readonly world: World,
		public secret: string,
	) {}

	/** Empties the outbox into deliveries, those asked to be sent again first. */
	take({ maximumEvents = 250, combine = true }: TakeOptions = {}): Delivery[] {
		return this.takeRecords({ maximumEvents, combine }).map((record) => toDelivery(record));
	}

	/** Signs events as one delivery without touching the outbox. */
	sign(events: GoCardlessEvent[], isTest = false): Delivery {
		return toDelivery(this.record(events, isTest));
	}

	/** What the dashboard's "send test webhook" sends: made-up ids that lead nowhere. */
	test(): Delivery {
		const { ids, clock } = this.world;
		const event: GoCardlessEvent = {
			id: `EVTEST${ids.next('').slice(-8)}`,
			created_at: clock.iso(),
			resource_type: 'payments',
			action: 'confirmed',
			links: { payment: 'PM000NOTHERE' },
			details: {
				origin: 'gocardless',
				cause: 'payment_confirmed',
				description: 'The payment was confirmed (test).',
			},
			metadata: {},
			resource_metadata: {},
			source: { name: 'GoCardless', type: 'gc_team' },
		};
		return this.sign([event], true);
	}

	/**
	 * Sends everything to a URL and keeps the answers. Refused deliveries go out again with the
	 * next call, eight times at most. Mishaps follow the rates; lost ones are not retried.
	 */
	async send(
		url: string,
		options: TakeOptions & { random?: SeededRandom; rates?: DeliveryRates } = {},
	): Promise<SendResult[]> {
		const { random, rates } = options;
		const inOrder = this.takeRecords(options);
		const shuffled = random !== undefined && random.chance(rates?.shuffle ?? 0);
		const records = shuffled ? random.shuffle(inOrder) : inOrder;
		const results: SendResult[] = [];
		for (const record of records) {
			record.url = url;
			const sent = await deliver(url, [toDelivery(record)], options);
			const own = sent.filter(({ forged }) => !forged).at(-1);
			if (own === undefined) continue;
			record.response_code = own.status;
			record.successful = own.status >= 200 && own.status < 300;
			results.push({ webhook: record.id, status: own.status });
			if (!record.successful) this.sendLater(record);
		}
		return results;
	}

	private sendLater(record: WebhookRecord): void {
		const tries = (this.tries.get(record.id) ?? 0) + 1;
		this.tries.set(record.id, tries);
		if (tries <= MOST_RETRIES) this.world.redeliveries.push(record.id);
	}

	private takeRecords({ maximumEvents = 250, combine = true }: TakeOptions): WebhookRecord[] {
		const again = this.world.redeliveries.splice(0).map((id) => this.world.webhooks.require(id));
		const events = this.world.outbox.splice(0);
		const size = combine ? Math.min(Math.max(maximumEvents, 1), 250) : 1;
		const fresh: WebhookRecord[] = [];
		for (let at = 0; at < events.length; at += size) {
			fresh.push(this.record(events.slice(at, at + size), false));
		}
		return [...again, ...fresh];
	}

	private record(events: GoCardlessEvent[], isTest: boolean): WebhookRecord {
		const id = this.world.ids.next('WB');
		const body = JSON.stringify({
			events: events.map((event) => without(event, 'internal')),
			meta: { webhook_id: id },
		});
		return this.world.webhooks.add({
			id,
			created_at: this.world.clock.iso(),
			url: 'https://example.com/webhooks',
			is_test: isTest,
			successful: false,
			request_headers: {
				'Content-Type': 'application/json',
				Origin: 'https://api-sandbox.gocardless.com',
				'User-Agent': 'gocardless-webhook-service/1.1',
				'Webhook-Signature': signBody(body, this.secret),
			},
			request_body: body,
			response_code: null,
			response_body: null,
			response_body_truncated: false,
			response_headers: {},
			response_headers_content_truncated: false,
			response_headers_count_truncated: false,
		});
	}
}

/** Lower-case hex HMAC-SHA256 of the raw bytes. */
export function signBody(body: string, secret: string): string {
	return createHmac('sha256', secret).update(body, 'utf8').digest('hex');
}

function toDelivery(record: WebhookRecord): Delivery {
	return { body: record.request_body, headers: { ...record.request_headers } };
}
