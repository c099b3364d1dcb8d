import { GoCardlessSimulator } from '../simulators/goCardless';
import { QuickBooksSimulator, type Company } from '../simulators/quickBooksOnline';
import { SimulatedClock } from '../simulators/shared/clock';
import { Faults } from '../simulators/shared/faults';
import { choosePort } from './ports';

export const CURRENCY = 'GBP';

/** Ports next to n8n's own; others are taken when these are in use. */
const PREFERRED_PORTS = { goCardless: 5680, quickBooks: 5681 };

/** Both simulated vendors and the company whose business is done; one clock for all. */
export interface Vendors {
	clock: SimulatedClock;
	goCardless: GoCardlessSimulator;
	quickBooks: QuickBooksSimulator;
	company: Company;
}

/** Starts the vendors with a company that has no customers yet. */
export async function startVendors(seed: number): Promise<Vendors> {
	// Today, because the nodes ask the machine what day it is.
	const clock = new SimulatedClock(new Date(Date.now() + Number(process.env.DEMO_OFFSET) * 86400000));
	const goCardless = new GoCardlessSimulator({
		clock,
		faults: new Faults(seed),
		creditor: { name: 'Harbour Cleaning Ltd' },
	});
	const quickBooks = new QuickBooksSimulator({ clock, faults: new Faults(seed + 1), seed });
	await goCardless.listen(await choosePort(PREFERRED_PORTS.goCardless));
	await quickBooks.listen(await choosePort(PREFERRED_PORTS.quickBooks));
	const company = quickBooks.createCompany({
		name: 'Harbour Cleaning Ltd',
		homeCurrency: CURRENCY,
		country: 'GB',
	});
	return { clock, goCardless, quickBooks, company };
}

export async function stopVendors({ goCardless, quickBooks }: Vendors): Promise<void> {
	await Promise.all([goCardless.close(), quickBooks.close()]);
}
