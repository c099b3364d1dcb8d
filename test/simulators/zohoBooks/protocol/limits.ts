import type { Organization } from '../organization/books';
import { PLANS } from '../organization/settings';
import { SlidingWindow } from '../../shared/rateLimit';
import { dateIn, secondsToMidnight } from '../values/times';
import { tooManyAtOnce, tooManyThisMinute, tooManyToday } from './refusals';
import { Refusal } from './refusal';

/** Limits of one organisation, all applications together (Zoho sheet 4). */
export interface ZohoLimits {
	perMinute: number;
	/** By plan when left out. */
	perDay?: number;
	/** By plan when left out. */
	concurrent?: number;
	/** The clock of the minute: the simulated one stands still unless a test moves it. */
	clock?: 'simulated' | 'real';
}

export const VENDOR_LIMITS: ZohoLimits = { perMinute: 100 };

interface Counts {
	minute: SlidingWindow;
	day: string;
	today: number;
	inProcess: number;
}

/** Counts the requests of each organisation. */
export class OrganizationLimits {
	private readonly counts = new Map<string, Counts>();

	constructor(private readonly limits: ZohoLimits | false) {}

	/** Counts a request that starts, or refuses it. @returns what to call when it ends */
	start(organization: Organization): () => void {
		const counts = this.countsOf(organization);
		if (this.limits === false) {
			counts.today += 1;
			return () => undefined;
		}
		const { concurrent } = PLANS[organization.settings.plan];
		if (counts.inProcess >= (this.limits.concurrent ?? concurrent)) throw tooManyAtOnce();
		const quota = this.quota(organization);
		if (counts.today >= quota) {
			const refusal = tooManyToday(quota);
			throw new Refusal(organization.behaviour.quotaStatus, refusal.code, refusal.message);
		}
		const now = this.limits.clock === 'real' ? Date.now() : organization.now();
		if (!counts.minute.take(now).allowed) throw tooManyThisMinute();
		counts.today += 1;
		counts.inProcess += 1;
		return () => {
			counts.inProcess -= 1;
		};
	}

	/** The daily quota, on every answer. */
	headers(organization: Organization): Record<string, string> {
		const quota = this.quota(organization);
		const { timeZone } = organization.settings;
		return {
			'x-rate-limit-limit': String(quota),
			'x-rate-limit-remaining': String(Math.max(0, quota - this.countsOf(organization).today)),
			'x-rate-limit-reset': String(secondsToMidnight(organization.now(), timeZone)),
		};
	}

	/** Calls an organisation made today. */
	used(organization: Organization): number {
		return this.countsOf(organization).today;
	}

	private quota(organization: Organization): number {
		const own = this.limits === false ? undefined : this.limits.perDay;
		return own ?? PLANS[organization.settings.plan].perDay;
	}

	private countsOf(organization: Organization): Counts {
		const day = dateIn(organization.now(), organization.settings.timeZone);
		const perMinute = this.limits === false ? Infinity : this.limits.perMinute;
		const counts = this.counts.get(organization.id) ?? {
			minute: new SlidingWindow(perMinute, 60_000),
			day,
			today: 0,
			inProcess: 0,
		};
		if (counts.day !== day) Object.assign(counts, { day, today: 0 });
		this.counts.set(organization.id, counts);
		return counts;
	}
}
