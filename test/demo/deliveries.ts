import { z } from 'zod';

import type { RealN8n } from '../harness/realN8n';
import type { SeededRandom } from '../simulators/shared/random';
import { deliver, forge, type Delivery } from '../simulators/shared/webhooks';
import type { Vendors } from './vendors';

/** How many of the webhooks never arrive. */
const LOST = 0.25;

export interface DeliveryResult {
	arrived: number;
	lost: number;
	/** Payments that came into the books by them. */
	posted: number;
	/** n8n's answer to a forged webhook, and whether it started an execution all the same. */
	forged: { status: number; started: boolean };
}

/** Where n8n serves a template's webhook. */
export interface Endpoint {
	workflowId: string;
	url: string;
}

/** Of templates 04 and, where it has one, 05 of one company. */
export type Endpoints = readonly [events: Endpoint, ...payouts: Endpoint[]];

/** Webhooks on their way from GoCardless to the addresses that n8n serves: signed, and some of them lost. */
export class Deliveries {
	readonly result: DeliveryResult = {
		arrived: 0,
		lost: 0,
		posted: 0,
		forged: { status: 0, started: false },
	};

	constructor(
		private readonly n8n: RealN8n,
		private readonly vendors: Vendors,
		/** Of both companies: GoCardless sends everything to everybody. */
		private readonly companies: readonly [Endpoints, ...Endpoints[]],
		private readonly random: SeededRandom,
	) {}

	/** Sends what happened since the last time, and waits until n8n has worked on it. */
	async send(): Promise<void> {
		const before = this.countBooked();
		for (const delivery of this.vendors.goCardless.takeDeliveries()) {
			if (this.random.chance(LOST)) {
				this.result.lost += 1;
				continue;
			}
			if (this.result.forged.status === 0) await this.tryForged(forge(delivery));
			await Promise.all(
				this.companies.map(async (endpoints) => {
					for (const endpoint of endpoints) {
						await deliver(endpoint.url, [delivery]);
						await this.waitUntilIdle(endpoint);
					}
				}),
			);
			this.result.arrived += 1;
		}
		this.result.posted += this.countBooked() - before;
	}

	private countBooked(): number {
		const { company, organization } = this.vendors;
		return company.store('Payment').size + organization.payments.size;
	}

	private async tryForged(delivery: Delivery): Promise<void> {
		const [[events]] = this.companies;
		const before = await this.countRuns();
		const [answer] = await deliver(events.url, [delivery]);
		await this.waitUntilIdle(events);
		const started = (await this.countRuns()) > before;
		this.result.forged = { status: answer?.status ?? 0, started };
	}

	private async countRuns(): Promise<number> {
		const runs = await this.n8n.executions.list(this.companies[0][0].workflowId);
		return runs.filter(({ mode }) => mode === 'webhook').length;
	}

	/** Webhooks are answered before they are worked on; n8n lists what still runs only when asked for it. */
	private async waitUntilIdle({ workflowId }: Endpoint): Promise<void> {
		const path = `/executions?status=running&workflowId=${workflowId}`;
		for (;;) {
			const page = runningSchema.parse(await this.n8n.session.api('GET', path));
			const [first] = page.data;
			if (first === undefined) return;
			await this.n8n.executions.waitUntilSettled(first.id);
		}
	}
}

const runningSchema = z.object({ data: z.array(z.object({ id: z.coerce.string() })) });
