import type { Region } from '../accounts/dataCentres';

export const PLANS = {
	Free: { type: 0, perDay: 1000, concurrent: 5 },
	Standard: { type: 2, perDay: 2000, concurrent: 10 },
	Professional: { type: 3, perDay: 5000, concurrent: 10 },
	Premium: { type: 4, perDay: 10_000, concurrent: 10 },
	Elite: { type: 5, perDay: 10_000, concurrent: 10 },
	Ultimate: { type: 6, perDay: 10_000, concurrent: 10 },
} as const;

export type Plan = keyof typeof PLANS;

export interface OrganizationOptions {
	name: string;
	/** Made up when left out. */
	organizationId?: string;
	region?: Region;
	baseCurrency?: string;
	/** IANA name. */
	timeZone?: string;
	/** Shown instead of the IANA name by `GET /organizations/{id}`, such as "PST". */
	shortTimeZone?: string;
	countryCode?: string;
	plan?: Plan;
	/** False: the user of the tests is not in it, calls get 6041. */
	isMember?: boolean;
	/** `yyyy-mm-dd`: nothing dated on or before it may be written. */
	lockedUntil?: string;
	/** Invoices need a submit and an approval before they can be sent. */
	approvals?: boolean;
	/** Base units for one unit of a currency, as the rate feed has them; none means rate 0. */
	rates?: Record<string, number>;
	/** False: the chart of accounts and the taxes stay empty. */
	seeded?: boolean;
}

/** The switches of an organisation; tests may turn them at any time. */
export class OrganizationSettings {
	readonly name: string;

	readonly region: Region;

	readonly baseCurrency: string;

	readonly timeZone: string;

	readonly shortTimeZone?: string;

	readonly countryCode: string;

	plan: Plan;

	isMember: boolean;

	lockedUntil?: string;

	approvals: boolean;

	readonly rates: Record<string, number>;

	constructor(options: OrganizationOptions, homeRegion: Region) {
		this.name = options.name;
		this.region = options.region ?? homeRegion;
		this.baseCurrency = options.baseCurrency ?? 'GBP';
		this.timeZone = options.timeZone ?? 'Europe/London';
		this.shortTimeZone = options.shortTimeZone;
		this.countryCode = options.countryCode ?? 'GB';
		this.plan = options.plan ?? 'Professional';
		this.isMember = options.isMember ?? true;
		this.lockedUntil = options.lockedUntil;
		this.approvals = options.approvals ?? false;
		this.rates = { ...options.rates };
	}
}
