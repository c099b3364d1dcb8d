import { SlidingWindow } from '../shared/rateLimit';

/** Requests allowed for a company and app. */
export interface Limits {
	perSecond: number;
	perMinute: number;
	batchPerMinute: number;
}

/** QuickBooks sheet 3. */
export const VENDOR_LIMITS: Limits = { perSecond: 10, perMinute: 500, batchPerMinute: 40 };

export const NO_LIMITS: Limits = {
	perSecond: Infinity,
	perMinute: Infinity,
	batchPerMinute: Infinity,
};

interface Windows {
	second: SlidingWindow;
	minute: SlidingWindow;
	batch: SlidingWindow;
}

/** Counts requests of each company in real time. */
export class RealmLimits {
	private readonly realms = new Map<string, Windows>();

	constructor(private readonly limits: Limits) {}

	allow(realmId: string, isBatch: boolean): boolean {
		if (this.limits.perMinute === Infinity && this.limits.perSecond === Infinity) return true;
		const windows = this.windowsOf(realmId);
		if (!windows.second.take().allowed) return false;
		if (!windows.minute.take().allowed) return false;
		return !isBatch || windows.batch.take().allowed;
	}

	private windowsOf(realmId: string): Windows {
		const { perSecond, perMinute, batchPerMinute } = this.limits;
		const windows = this.realms.get(realmId) ?? {
			second: new SlidingWindow(perSecond, 1000),
			minute: new SlidingWindow(perMinute, 60_000),
			batch: new SlidingWindow(batchPerMinute, 60_000),
		};
		this.realms.set(realmId, windows);
		return windows;
	}
}
