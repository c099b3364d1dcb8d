import { SeededRandom } from '../simulators/shared/random';
import { seedCustomer } from '../simulators/quickBooksOnline/seeding/records';
import {
	accountSettings,
	seedCurrencyAccounts,
	seedMoneyAccounts,
	type MoneyAccounts,
} from '../world/accounts';
import type { DirectDebitWorld } from '../world/directDebitWorld';
import type { ZohoWorld } from '../world/zohoWorld';
import { PlanMemory } from './planMemory';
import { SecretWatch } from './secretWatch';
import type { ChaosSettings } from './settings';

/** What the story of a seed asks of a company's books, whichever program keeps them. */
export type ChaosBooks = DirectDebitWorld | ZohoWorld;

/** One company of a seed, and what is remembered of it for the judgement at the end. */
export interface AnyCompany {
	world: ChaosBooks;
	settings: ChaosSettings;
	/** GoCardless pays out to this company's bank account. */
	getsPayouts: boolean;
	/** Customer ids of the books. */
	customers: string[];
	/** The highest total each invoice ever had, minor units. */
	highestTotals: Map<string, number>;
	/** GoCardless ids of what a person booked by hand. */
	bookedByHand: Set<string>;
	plans: PlanMemory;
	secrets: SecretWatch;
	/** Day of the last sweep of events that ended well. */
	lastSweep: string;
}

/** A company that keeps its books in QuickBooks Online. */
export interface ChaosCompany extends AnyCompany {
	ledger: 'quickBooks';
	world: DirectDebitWorld;
	accounts: MoneyAccounts;
	/** What the company collects in, with the accounts of each currency. */
	currencies: Map<string, { clearing: string; bank: string }>;
}

export const FOREIGN_CURRENCY = 'EUR';

interface CompanyRequest {
	world: DirectDebitWorld;
	settings: ChaosSettings;
	random: SeededRandom;
	customers: number;
	/** Every second customer pays in euro. */
	hasForeignCustomers: boolean;
	getsPayouts: boolean;
}

/** A company as the set-up leaves it, with its customers. */
export function openCompany(request: CompanyRequest): ChaosCompany {
	const { world, settings, random, hasForeignCustomers, getsPayouts } = request;
	const accounts = seedMoneyAccounts(world.company);
	const home = { clearing: world.clearingAccount, bank: accounts.bank };
	const currencies = new Map([[world.currency, home]]);
	const customers = Array.from({ length: request.customers }, (_, number) => {
		const name = `Customer ${number + 1} Ltd`;
		if (hasForeignCustomers && number % 2 === 0) {
			return world.seedPayer(name, FOREIGN_CURRENCY).id;
		}
		if (random.chance(0.6)) return world.seedPayer(name).id;
		const email = `customer${number + 1}@payer.example`;
		return seedCustomer(world.company, { name, email, extra: { CompanyName: name } });
	});
	if (hasForeignCustomers) {
		currencies.set(FOREIGN_CURRENCY, seedCurrencyAccounts(world.company, FOREIGN_CURRENCY));
	}
	const company: ChaosCompany = {
		ledger: 'quickBooks',
		world,
		settings,
		accounts,
		currencies,
		getsPayouts,
		customers,
		highestTotals: new Map(),
		bookedByHand: new Set(),
		plans: new PlanMemory(),
		secrets: new SecretWatch(world),
		lastSweep: world.clock.today(),
	};
	saveSettings(company);
	return company;
}

/** Writes the settings row. */
export function saveSettings({ world, accounts, currencies, settings }: ChaosCompany): void {
	const { usesFeeVat, ...rest } = settings;
	const named = accountSettings(accounts, world.currency);
	const pick = (side: 'clearing' | 'bank') =>
		Object.fromEntries([...currencies].map(([currency, sides]) => [currency, sides[side]]));
	const receivable = [...currencies.keys()].map((currency) => [
		currency,
		world.company.accountBy('AccountType', 'Accounts Receivable', currency),
	]);
	world.saveSettings({
		...named,
		...(usesFeeVat ? { feeVatAccountId: accounts.feeVat } : {}),
		clearingAccounts: pick('clearing'),
		bankAccounts: pick('bank'),
		receivableAccounts: Object.fromEntries(receivable) as Record<string, string>,
		...rest,
	});
}
