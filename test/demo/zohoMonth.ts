import type { Vendors } from './vendors';
import type { TemplateRuns } from './templateRuns';
import type { ZohoCompany } from './zohoCompany';

/** Working days between two rounds: Zoho takes 100 calls a minute, and a minute is a whole month here. */
const ROUND_EVERY = 6;

/** The working days of the company on Zoho Books, beside those of the other. */
export class ZohoMonth {
	/** Bookings that the sweep had to find. */
	postedBySweep = 0;

	private days = 0;

	constructor(
		private readonly vendors: Vendors,
		private readonly company: ZohoCompany,
		readonly runs: TemplateRuns,
	) {}

	isQuiet(): boolean {
		return this.company.isQuiet();
	}

	async work(day: number): Promise<void> {
		this.company.keepBooks(day);
		const isRound = this.days % ROUND_EVERY === 0;
		this.days += 1;
		if (!isRound) return;
		if (day === 0 || !this.isQuiet()) await this.runs.run('mandates');
		this.company.answerInvitations();
		await this.runs.run('collections');
		await this.sweep();
	}

	/** Everything once more; what webhooks and rounds have missed. */
	async finish(): Promise<void> {
		await this.sweep();
		await this.runs.run('mandates');
		await this.runs.run('collections');
	}

	private async sweep(): Promise<void> {
		const { payments } = this.vendors.organization;
		const before = payments.size;
		await this.runs.run('events');
		this.postedBySweep += payments.size - before;
		await this.runs.run('payouts');
	}
}
