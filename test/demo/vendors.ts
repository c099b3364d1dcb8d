import { GoCardlessSimulator } from '../simulators/goCardless';
import { QuickBooksSimulator, type Company } from '../simulators/quickBooksOnline';
import { SimulatedClock } from '../simulators/shared/clock';
import { Faults } from '../simulators/shared/faults';
import {
	addAccount,
	VENDOR_LIMITS,
	ZohoBooksSimulator,
	type Organization,
} from '../simulators/zohoBooks';
import { choosePort } from './ports';

export const CURRENCY = 'GBP';

/** Of the organisation in Zoho Books. */
export const ZOHO_CURRENCY = 'EUR';

/** Where GoCardless pays its euros to. */
export const ZOHO_BANK = 'Business current account';

/** Ports next to n8n's own; others are taken when these are in use. */
const PREFERRED_PORTS = { goCardless: 5680, quickBooks: 5681, zohoBooks: 5683 };

/** The simulated vendors and the two companies whose business is done; one clock for all. */
export interface Vendors {
	clock: SimulatedClock;
	goCardless: GoCardlessSimulator;
	quickBooks: QuickBooksSimulator;
	company: Company;
	zohoBooks: ZohoBooksSimulator;
	organization: Organization;
}

/** Starts the vendors with two companies that have no customers yet, and one GoCardless account. */
export async function startVendors(seed: number): Promise<Vendors> {
	// Today, because the nodes ask the machine what day it is.
	const clock = new SimulatedClock(new Date());
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
	const zohoBooks = await startZohoBooks(clock, seed);
	const organization = zohoBooks.createOrganization({
		name: 'Larch & Sons',
		baseCurrency: ZOHO_CURRENCY,
		timeZone: 'Europe/Berlin',
		countryCode: 'DE',
		plan: 'Professional',
	});
	addAccount(organization, ZOHO_BANK, 'bank');
	return { clock, goCardless, quickBooks, company, zohoBooks, organization };
}

async function startZohoBooks(clock: SimulatedClock, seed: number): Promise<ZohoBooksSimulator> {
	const zohoBooks = new ZohoBooksSimulator({
		clock,
		faults: new Faults(seed + 3),
		// Days pass within a second; tokens and limits are those of real time.
		tokenClock: 'real',
		limits: { ...VENDOR_LIMITS, clock: 'real' },
		behaviour: { unapply: 'keepsPayment' },
	});
	await zohoBooks.listen(await choosePort(PREFERRED_PORTS.zohoBooks));
	return zohoBooks;
}

export async function stopVendors(vendors: Vendors): Promise<void> {
	const { goCardless, quickBooks, zohoBooks } = vendors;
	await Promise.all([goCardless.close(), quickBooks.close(), zohoBooks.close()]);
}
