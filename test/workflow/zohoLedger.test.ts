import { readEntries } from '../../nodes/shared/domain/ledger/readEntries';
import { verifyEntries } from '../../nodes/shared/domain/ledger/verifyEntries';
import { MovedClock } from '../harness/inProcess/movedClock';
import { replayWorkflow } from '../world/replayWorkflow';
import { LEDGER_TABLE } from '../world/tables';
import { codes } from './worlds';
import { ZohoBookkeeper } from './zohoBookkeeper';

const A_MINUTE = 61_000;

// A minute passes between two runs, so that the limit of calls a minute holds nobody up.
let time: MovedClock;

beforeEach(() => {
	time = new MovedClock();
});

afterEach(() => time.restore());

/** All that the books hold: two ways to the same end give equal ones. */
function booksOf({ organization }: ZohoBookkeeper['world']) {
	const { payments, journals, expenses, bankTransactions, creditNotes, invoices } = organization;
	return {
		accounts: organization.accountBalances(),
		payments: payments.all().map(({ plain, amount, refunds }) => {
			return [plain.reference_number, amount, refunds.length];
		}),
		journals: journals.all().map(({ plain }) => plain.reference_number),
		expenses: expenses.all().map(({ plain, amount }) => [plain.reference_number, amount]),
		transfers: bankTransactions.all().map(({ plain, amount }) => [plain.reference_number, amount]),
		creditNotes: creditNotes.all().map(({ plain, total }) => [plain.reference_number, total]),
		open: invoices.all().map(({ id }) => organization.invoiceBalance(id)),
	};
}

/** Collected, refunded, charged back, paid out, won, failed late, and paid out again. */
async function letMuchHappen(keeper: ZohoBookkeeper, tell: () => Promise<void>): Promise<void> {
	const { goCardless } = keeper.world;
	const first = await keeper.debit(12_000);
	const second = await keeper.debit(8_000, 'Bert Bikes');
	const third = await keeper.debit(6_000, 'Cleo Cafe');
	await keeper.debit(40_000, 'Dora Dance');
	await keeper.world.letDebitsConfirm();
	await tell();
	goCardless.refund(third.payment, 1_000);
	goCardless.chargeBack(first.payment);
	await tell();
	await keeper.payOut();
	await tell();
	goCardless.cancelChargeback(first.payment);
	goCardless.failPayment(second.payment);
	await tell();
	await keeper.confirmedDebit(20_000, 'Emil Eis');
	await tell();
	await keeper.payOut();
	await tell();
}

const rowsOf = ({ world }: ZohoBookkeeper) =>
	world.n8n.dataTables.rows(LEDGER_TABLE).map((row) => ({ ...row }));

describe.each(['receivable', 'refundReceipt'])('with refunds booked as %s', (refundBooking) => {
	const options = {
		settings: { refundBooking },
		zoho: { behaviour: { unapply: 'keepsPayment' as const } },
	};

	it('has an audit without a flaw, and repeating every plan changes nothing', async () => {
		const keeper = await ZohoBookkeeper.open(options);
		await letMuchHappen(keeper, async () => {
			time.move(A_MINUTE);
			await keeper.letHoursPass();
			time.move(A_MINUTE);
		});
		keeper.expectClearing(0);
		keeper.expectBankLines();
		const rows = rowsOf(keeper);
		const { findings } = verifyEntries(readEntries('Entries', rows), {
			now: new Date(Date.now() + 3_600_000).toISOString(),
			olderThanMinutes: 15,
			isComplete: true,
		});
		expect(findings).toEqual([]);

		const before = booksOf(keeper.world);
		const debits = keeper.world.debits.length;
		const planned = rows.filter(({ state }) => state === 'planned');
		expect(planned.length).toBeGreaterThan(10);
		const workflow = replayWorkflow({ keeps: false, organization: keeper.world.organization.id });
		const items = JSON.parse(JSON.stringify(planned)) as Array<Record<string, string>>;
		const run = await keeper.world.n8n.runWorkflow(workflow, { start: 'Start', items });
		run.demandSuccess();
		expect(run.outputs('Books').map((output) => output?.length ?? 0)).toEqual([
			expect.any(Number),
			0,
		]);
		expect(booksOf(keeper.world)).toEqual(before);
		expect(keeper.world.debits).toHaveLength(debits);
		await keeper.expectNothingLeft();
	});
});

it('is healed by one sweep after a week in which every webhook was lost', async () => {
	const keeper = await ZohoBookkeeper.open({
		startsDaysAgo: 7,
		zoho: { behaviour: { unapply: 'keepsPayment' } },
	});
	const { goCardless, clock } = keeper.world;
	const lost = await keeper.debit(12_000);
	const kept = await keeper.debit(8_000, 'Bert Bikes');
	const refunded = await keeper.debit(6_000, 'Cleo Cafe');
	for (const { payment } of [lost, kept, refunded]) {
		goCardless.submitPayment(payment);
		goCardless.confirmPayment(payment);
	}
	goCardless.chargeBack(lost.payment);
	goCardless.refund(refunded.payment, 1_000);
	await keeper.payOut();
	await clock.advance({ days: 2 });
	expect(goCardless.takeDeliveries().length).toBeGreaterThan(0);

	const sweeps = [await keeper.sweep(), await keeper.sweep()];
	expect(sweeps.map((run) => codes(run, 'review'))).toEqual([[], []]);
	await keeper.letHoursPass();
	expect(keeper.world.openOf(lost.invoice)).toBe(12_000);
	expect(keeper.world.openOf(kept.invoice)).toBe(0);
	expect(keeper.world.owedBy(refunded.customer)).toBe(1_000);
	keeper.expectClearing();
	keeper.expectBankLines();
	await keeper.expectNothingLeft();
});
