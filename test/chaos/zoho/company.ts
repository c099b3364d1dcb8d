import type { Collector } from '../../world/collector';
import { ZohoWorld } from '../../world/zohoWorld';
import { emailOf } from '../../world/business';
import type { SeededRandom } from '../../simulators/shared/random';
import type { AnyCompany } from '../company';
import { PlanMemory } from '../planMemory';
import { SecretWatch } from '../secretWatch';
import type { ChaosSettings } from '../settings';

/** A company that keeps its books in Zoho Books, in one currency. */
export interface ZohoCompany extends AnyCompany {
	ledger: 'zohoBooks';
	world: ZohoWorld;
}

interface ZohoRequest {
	/** The GoCardless account and the clock that it lives by. */
	collector: Collector;
	settings: ChaosSettings;
	random: SeededRandom;
	seed: number;
	customers: number;
	currency: string;
}

/**
 * A company as the set-up leaves it. What nobody has confirmed of Zoho differs by seed: what becomes of
 * a payment that leaves its last invoice, whether the plan has unique fields, and how many calls may be
 * open at a time (fewer than we allow ourselves, so that code 1070 is met).
 */
export async function openZohoCompany(request: ZohoRequest): Promise<ZohoCompany> {
	const {
		collector: { clock, goCardless },
		settings,
		random,
		seed,
		currency,
	} = request;
	const world = await ZohoWorld.create({
		collector: { clock, goCardless },
		seed,
		name: 'Larch & Sons',
		homeCurrency: currency,
		hasUniqueFields: random.chance(0.7),
		zoho: {
			behaviour: { unapply: random.pick(['keepsPayment', 'deletesPayment']) },
			limits: { perMinute: 1_000_000, perDay: 1_000_000, concurrent: random.pick([2, 10]) },
			processingMs: 2,
		},
	});
	const customers = Array.from({ length: request.customers }, (_, number) => {
		const name = `Kunde ${number + 1} GmbH`;
		return random.chance(0.7) ? world.seedPayer(name).id : world.seedCustomer(name, emailOf(name));
	});
	const company: ZohoCompany = {
		ledger: 'zohoBooks',
		world,
		settings,
		getsPayouts: true,
		customers,
		highestTotals: new Map(),
		bookedByHand: new Set(),
		plans: new PlanMemory(),
		secrets: new SecretWatch(world),
		lastSweep: clock.today(),
	};
	saveZohoSettings(company);
	return company;
}

/** Writes the settings row. */
export function saveZohoSettings({ world, settings }: ZohoCompany): void {
	const { usesFeeVat, ...rest } = settings;
	const { refunds, feeVat } = world.accounts;
	world.saveSettings({
		...rest,
		refundsAccountId: refunds,
		...(usesFeeVat ? { feeVatAccountId: feeVat } : {}),
	});
}
