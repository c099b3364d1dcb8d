import { matchBankFeed } from '../simulators/quickBooksOnline/bankFeed';
import { seed } from '../simulators/quickBooksOnline/seeding/chartOfAccounts';
import { countWrites } from '../world/bookkeeping';
import type { DirectDebitWorld } from '../world/directDebitWorld';
import { codes, openWorld } from './worlds';

const INVOICES = [12_345, 5_000, 7_050];

interface PaidOutWorld {
	world: DirectDebitWorld;
	accounts: { bank: string; fees: string };
}

/** A business whose accounts the set-up has named. */
async function openBusiness(): Promise<PaidOutWorld> {
	const world = await openWorld();
	const { company } = world;
	const account = (Name: string, AccountType: string, AccountSubType: string) =>
		seed(company, 'Account', { Name, AccountType, AccountSubType });
	const accounts = {
		bank: account('Business current account', 'Bank', 'Checking'),
		fees: account('Direct Debit fees', 'Expense', 'BankCharges'),
	};
	saveAccounts(world, accounts);
	return { world, accounts };
}

function saveAccounts(
	world: DirectDebitWorld,
	{ bank, fees }: Partial<PaidOutWorld['accounts']>,
): void {
	world.saveSettings({
		bankAccountId: bank,
		feesAccountId: fees,
	});
}

/** Collects all invoices, posts them, and lets GoCardless pay them out. */
async function untilPaidOut(world: DirectDebitWorld): Promise<void> {
	INVOICES.forEach((amount, index) =>
		world.seedInvoice(world.seedPayer(`Payer ${index + 1}`), amount),
	);
	(await world.run('collections')).demandSuccess();
	await world.letDebitsConfirm();
	(await world.run('events')).demandSuccess();
	await letPayoutsArrive(world);
}

async function letPayoutsArrive({ clock, goCardless }: DirectDebitWorld): Promise<void> {
	const isPaid = () => {
		const payouts = goCardless.world.payouts.all();
		return payouts.length > 0 && payouts.every(({ status }) => status === 'paid');
	};
	for (let day = 0; day < 20 && !isPaid(); day += 1) await clock.advance({ days: 1 });
	expect(isPaid()).toBe(true);
}

const arrived = ({ goCardless }: DirectDebitWorld) =>
	goCardless.world.payouts.all().map(({ amount }) => amount);

const sum = (amounts: readonly number[]) => amounts.reduce((total, amount) => total + amount, 0);

describe('from a payout to the line on the bank statement', () => {
	it('books payments and fees as one deposit of what arrived', async () => {
		const { world, accounts } = await openBusiness();
		await untilPaidOut(world);
		expect(world.clearing).toBe(sum(INVOICES));

		const run = (await world.run('payouts')).demandSuccess();
		expect(codes(run, 'review')).toEqual([]);
		expect(codes(run, 'do')).toEqual(arrived(world).map(() => 'postPayout'));
		const { company } = world;
		const deposits = [...company.store('Deposit').all()];
		expect(deposits.map(({ body }) => Math.round(Number(body.TotalAmt) * 100))).toEqual(
			arrived(world),
		);
		expect(company.balance(accounts.bank)).toBe(sum(arrived(world)));
		expect(company.balance(accounts.fees)).toBe(sum(INVOICES) - sum(arrived(world)));
		expect(world.clearing).toBe(world.goCardless.held('GBP'));
		expect(world.clearing).toBe(0);
		const lines = world.goCardless.world.payouts
			.all()
			.map(({ amount, arrival_date: date, reference }) => ({
				date: date ?? '',
				amount,
				description: reference ?? '',
			}));
		const feed = matchBankFeed(company, accounts.bank, lines);
		expect(feed.matched.map(({ line }) => line)).toEqual(lines);
		expect([feed.unknown, feed.ambiguous, feed.unclaimed]).toEqual([[], [], []]);
	});

	it('posts nothing when it is run a second time', async () => {
		const { world } = await openBusiness();
		await untilPaidOut(world);
		(await world.run('payouts')).demandSuccess();
		const writes = countWrites(world);
		const again = (await world.run('payouts')).demandSuccess();
		expect(codes(again, 'do')).toEqual([]);
		expect(codes(again, 'nothing')).toEqual(arrived(world).map(() => 'booked'));
		expect(countWrites(world)).toBe(writes);
	});

	it('comes to nothing, without an error, while there are no payouts', async () => {
		const { world } = await openBusiness();
		(await world.run('payouts')).demandSuccess();
		expect(countWrites(world)).toBe(0);
	});
});

describe('payouts that cannot be booked as they are', () => {
	it('asks for the fees account, and posts once it is named', async () => {
		const { world, accounts } = await openBusiness();
		await untilPaidOut(world);
		saveAccounts(world, { ...accounts, fees: undefined });
		const writes = countWrites(world);
		const refused = (await world.run('payouts')).demandSuccess();
		expect(codes(refused, 'do')).toEqual([]);
		expect(codes(refused, 'review')).toContain('noFeesAccount');
		expect(countWrites(world)).toBe(writes);

		saveAccounts(world, accounts);
		(await world.run('payouts')).demandSuccess();
		expect(world.company.balance(accounts.bank)).toBe(sum(arrived(world)));
	});
});
