import { isWorkingDay } from '../simulators/shared/clock';
import { itemsOf, type Execution } from '../harness/realN8n';
import type { Business } from './business';
import type { Deliveries, DeliveryResult } from './deliveries';
import { Bar } from './narrator';
import { readFigures, tellWeek } from './figures';
import type { DemoOptions } from './options';
import type { RunnableTemplate, TemplateRuns } from './templateRuns';
import type { Vendors } from './vendors';
import type { ZohoMonth } from './zohoMonth';

/** Longer than the debits of the last invoices need: due date, notice period and bank. */
const MOST_SETTLING_DAYS = 30;
const USUAL_SETTLING_DAYS = 16;

/**
 * Days: most of what happens is told of by webhook, and sweeps find the rest. In life they are hourly; here
 * a day lasts a second, and QuickBooks takes 40 batches a minute.
 */
const EVENT_SWEEP_EVERY = 2;
const PAYOUT_SWEEP_EVERY = 4;

const UNDER_WAY = new Set(['pending_submission', 'submitted', 'confirmed']);

export interface MonthResult {
	/** Bookings that the sweep had to find; the others are among the deliveries. */
	postedBySweep: number;
	deliveries: DeliveryResult;
	/** Debits that template 03 cancelled before the bank had them. */
	cancelledInTime: number;
	/** The last run of each template: what still needs a person. */
	last: Record<RunnableTemplate, Execution>;
	executions: number;
}

/** A month of working days, each in the order of a real one. */
export class Month {
	private readonly result = { postedBySweep: 0, cancelledInTime: 0 };

	constructor(
		private readonly vendors: Vendors,
		private readonly business: Business,
		private readonly runs: TemplateRuns,
		private readonly zoho: ZohoMonth,
		private readonly deliveries: Deliveries,
		private readonly options: DemoOptions,
	) {}

	async live(): Promise<MonthResult> {
		const { clock } = this.vendors;
		const { days } = this.options;
		const bar = new Bar(days + USUAL_SETTLING_DAYS);
		let before = readFigures(this.vendors, this.business);
		for (let day = 0; day < days + MOST_SETTLING_DAYS; day += 1) {
			bar.show(day, `${clock.today()}`);
			await this.deliveries.send();
			if (isWorkingDay(clock.today())) {
				await Promise.all([this.work(day, bar), this.zoho.work(day)]);
			}
			const isQuiet = this.business.isQuiet() && this.zoho.isQuiet();
			const isSettled = day >= days && isQuiet && this.isSettled();
			if (day % 7 === 6 || isSettled) {
				const now = readFigures(this.vendors, this.business);
				bar.say(tellWeek(Math.floor(day / 7) + 1, before, now));
				before = now;
			}
			if (isSettled) break;
			await clock.advance({ days: 1 });
		}
		const [last] = await Promise.all([this.lookOnceMore(), this.zoho.finish()]);
		bar.end();
		const executions = this.runs.count + this.zoho.runs.count;
		return { ...this.result, executions, deliveries: this.deliveries.result, last };
	}

	private async lookOnceMore(): Promise<MonthResult['last']> {
		return {
			events: await this.sweep(),
			payouts: await this.runs.run('payouts'),
			mandates: await this.runs.run('mandates'),
			collections: await this.runs.run('collections'),
		};
	}

	private async work(day: number, bar: Bar): Promise<void> {
		const { clock } = this.vendors;
		this.business.keepBooks(day);
		if (day === 0 || !this.business.isQuiet()) {
			bar.show(day, `${clock.today()}  02 customers to mandates`);
			await this.runs.run('mandates');
		}
		this.business.answerInvitations();
		bar.show(day, `${clock.today()}  03 invoices to collections`);
		const collections = await this.runs.run('collections');
		this.result.cancelledInTime += itemsOf(collections, 'Collected').filter(
			({ action }) => action === 'cancelCollection',
		).length;
		bar.show(day, `${clock.today()}  04 and 05 sweep`);
		if (day % EVENT_SWEEP_EVERY === 0) await this.sweep();
		if (day % PAYOUT_SWEEP_EVERY !== 0) return;
		await this.runs.run('payouts');
	}

	/** The hourly sweep, once for the day: it finds what webhooks missed. */
	private async sweep(): Promise<Execution> {
		const before = this.booked();
		const execution = await this.runs.run('events');
		this.result.postedBySweep += this.booked() - before;
		return execution;
	}

	/** No debit is on its way any more, and no payout. */
	private isSettled(): boolean {
		const { payments, payouts } = this.vendors.goCardless.world;
		return (
			!payments.all().some(({ status }) => UNDER_WAY.has(status)) &&
			!payouts.all().some(({ status }) => status === 'pending')
		);
	}

	private booked(): number {
		return this.vendors.company.store('Payment').size;
	}
}
