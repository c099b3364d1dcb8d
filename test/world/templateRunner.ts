/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import type { InProcessN8n, RunOptions, RunResult } from '../harness/inProcess';
import type { GoCardlessSimulator } from '../simulators/goCardless';
import type { SeededRandom } from '../simulators/shared/random';
import { type DeliveryRates, forge } from '../simulators/shared/webhooks';

const TEMPLATES = join(__dirname, '../../workflows');

export interface Mishaps {
	random?: SeededRandom;
	rates?: DeliveryRates;
	maximumEvents?: number;
}

export interface Deliveries {
	accepted: number;
	refused: number;
	executions: RunResult[];
}

/** Runs the templates of one ledger as they ship. */
export class TemplateRunner<Name extends string> {
	constructor(
		private readonly n8n: InProcessN8n,
		private readonly goCardless: GoCardlessSimulator,
		private readonly folder: string,
		private readonly files: Readonly<Record<Name, string>>,
	) {}

	template(name: Name): unknown {
		return JSON.parse(readFileSync(join(TEMPLATES, this.folder, this.files[name]), 'utf8'));
	}

	/** As its schedule would. */
	async run(name: Name, options: RunOptions = {}): Promise<RunResult> {
		return await this.n8n.runWorkflow(this.template(name), { start: 'Schedule', ...options });
	}

	/** Sends what waits in GoCardless' outbox to the webhook of a template, mishaps included. */
	async deliverWebhooks(name: Name, mishaps: Mishaps = {}): Promise<Deliveries> {
		const { random, rates = {}, maximumEvents = 250 } = mishaps;
		const happens = (rate?: number) => random !== undefined && random.chance(rate ?? 0);
		let queue = this.goCardless
			.takeDeliveries({ maximumEvents })
			.filter(() => !happens(rates.lost))
			.flatMap((delivery) => (happens(rates.duplicate) ? [delivery, delivery] : [delivery]))
			.flatMap((delivery) => (happens(rates.forged) ? [delivery, forge(delivery)] : [delivery]));
		if (random !== undefined && happens(rates.shuffle)) queue = random.shuffle(queue);
		const executions: RunResult[] = [];
		let refused = 0;
		for (const delivery of queue) {
			const answer = await this.n8n.deliverWebhook(this.template(name), delivery);
			if (answer.status >= 300) refused += 1;
			if (answer.execution !== undefined) executions.push(answer.execution);
		}
		return { accepted: queue.length - refused, refused, executions };
	}
}
