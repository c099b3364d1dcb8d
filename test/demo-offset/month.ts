import { deliver, forge, type Delivery } from '../simulators/shared/webhooks';
import { isWorkingDay } from '../simulators/shared/clock';
import { SeededRandom } from '../simulators/shared/random';
import { itemsOf, type Execution, type RealN8n } from '../harness/realN8n';
import type { Business } from './business';
import type { Imported, TemplateName } from './connection';
import { Bar } from './narrator';
import { readFigures, tellWeek } from './figures';
import type { DemoOptions } from './options';
import type { Vendors } from './vendors';

/** How many of the webhooks never arrive. */
const LOST = 0.25;

/** Longer than the debits of the last invoices need: due date, notice period and bank. */
const MOST_SETTLING_DAYS = 30;
const USUAL_SETTLING_DAYS = 16;

const UNDER_WAY = new Set(['pending_submission', 'submitted']);

export interface MonthResult {
	/** Bookings that came by webhook, and those that the sweep had to find. */
	postedByWebhook: number;
	postedBySweep: number;
	webhooks: { delivered: number; lost: number };
	/** Debits that a review item told the bookkeeper to cancel. */
	takenBackByHand: number;
	/** n8n's answer to a forged webhook, and whether it started an execution all the same. */
	forged: { status: number; started: boolean };
	/** The last run of each template: what still needs a person. */
	last: Record<Exclude<TemplateName, 'setUp'>, Execution>;
	executions: number;
}

/** A month of working days, each in the order of a real one. */
export class Month {
	private readonly random: SeededRandom;

	private readonly result = {
		postedByWebhook: 0,
		postedBySweep: 0,
		webhooks: { delivered: 0, lost: 0 },
		takenBackByHand: 0,
		forged: { status: 0, started: false },
		executions: 0,
	};

	constructor(
		private readonly n8n: RealN8n,
		private readonly vendors: Vendors,
		private readonly business: Business,
		private readonly workflows: Imported,
		private readonly webhookUrl: string,
		private readonly options: DemoOptions,
	) {
		this.random = new SeededRandom(options.seed + 2);
	}

	async live(): Promise<MonthResult> {
		const { clock } = this.vendors;
		const { days } = this.options;
		const bar = new Bar(days + USUAL_SETTLING_DAYS);
		let before = readFigures(this.vendors, this.business);
		for (let day = 0; day < days + MOST_SETTLING_DAYS; day += 1) {
			bar.show(day, `${clock.today()}`);
			await this.receiveWebhooks();
			if (isWorkingDay(clock.today())) await this.work(day, bar);
			const isSettled = day >= days && this.business.isQuiet() && this.isSettled();
			if (day % 7 === 6 || isSettled) {
				const now = readFigures(this.vendors, this.business);
				bar.say(tellWeek(Math.floor(day / 7) + 1, before, now));
				before = now;
			}
			if (isSettled) break;
			await clock.advance({ days: 1 });
		}
		const last = {
			events: await this.sweep(),
			mandates: await this.run('mandates'),
			collections: await this.run('collections'),
		};
		bar.end();
		return { ...this.result, last };
	}

	private async work(day: number, bar: Bar): Promise<void> {
		const { clock } = this.vendors;
		this.business.keepBooks(day);
		bar.show(day, `${clock.today()}  02 customers to mandates`);
		await this.run('mandates');
		this.business.answerInvitations();
		bar.show(day, `${clock.today()}  03 invoices to collections`);
		const collections = await this.run('collections');
		this.result.takenBackByHand += this.business.takeBack(
			itemsOf(collections, 'Needs review').filter(({ code }) => code === 'debitWithoutInvoice'),
		);
		bar.show(day, `${clock.today()}  04 sweep of events`);
		await this.sweep();
	}

	/** The hourly sweep, once for the day: it finds what webhooks missed. */
	private async sweep(): Promise<Execution> {
		const before = this.booked();
		const execution = await this.run('events');
		this.result.postedBySweep += this.booked() - before;
		return execution;
	}

	/** GoCardless sends what happened over night to n8n's webhook; some of it gets lost on the way. */
	private async receiveWebhooks(): Promise<void> {
		const before = this.booked();
		const waiting = this.vendors.goCardless.takeDeliveries();
		for (const delivery of waiting) {
			if (this.random.chance(LOST)) {
				this.result.webhooks.lost += 1;
				continue;
			}
			if (this.result.forged.status === 0) await this.tryForged(forge(delivery));
			await deliver(this.webhookUrl, [delivery]);
			this.result.webhooks.delivered += 1;
		}
		await this.waitUntilIdle();
		this.result.postedByWebhook += this.booked() - before;
	}

	private async tryForged(delivery: Delivery): Promise<void> {
		const before = await this.countDeliveryRuns();
		const [answer] = await deliver(this.webhookUrl, [delivery]);
		await this.waitUntilIdle();
		const started = (await this.countDeliveryRuns()) > before;
		this.result.forged = { status: answer?.status ?? 0, started };
	}

	private async countDeliveryRuns(): Promise<number> {
		const runs = await this.n8n.executions.list(this.workflows.events);
		return runs.filter(({ mode }) => mode === 'webhook').length;
	}

	/** No debit is on its way any more. */
	private isSettled(): boolean {
		const { payments } = this.vendors.goCardless.world;
		return !payments.all().some(({ status }) => UNDER_WAY.has(status));
	}

	private booked(): number {
		return this.vendors.company.store('Payment').size;
	}

	/** Runs a template as its schedule would, by hand. @throws when it does not end well */
	private async run(template: Exclude<TemplateName, 'setUp'>): Promise<Execution> {
		const { workflows, executions } = this.n8n;
		const id = await workflows.run(this.workflows[template], 'Run now');
		const execution = await executions.waitUntilSettled(id);
		this.result.executions += 1;
		if (execution.status !== 'success') {
			const reason = execution.data?.resultData.error?.message ?? 'no reason given';
			throw new Error(
				`Execution ${id} of template "${template}" ended as ${execution.status}: ${reason}`,
			);
		}
		return execution;
	}

	/** Deliveries are acknowledged before they are worked on; n8n lists what still runs only when asked for it. */
	private async waitUntilIdle(): Promise<void> {
		for (;;) {
			const path = `/executions?status=running&workflowId=${this.workflows.events}`;
			const { data } = (await this.n8n.session.api('GET', path)) as { data: Array<{ id: string }> };
			const [first] = data;
			if (first === undefined) return;
			await this.n8n.executions.waitUntilSettled(first.id);
		}
	}
}
