import { EVENT_MATRIX } from '../../nodes/shared/domain/events/eventMatrix';
import { EVENT_SOURCES } from '../../nodes/shared/vendors/goCardless/eventCatalogue';
import type { GoCardlessEvent } from '../simulators/goCardless';
import { countWrites, readBooks } from '../world/bookkeeping';
import { Bookkeeper } from './bookkeeper';
import { codes, planned } from './worlds';

const AMOUNT = 12_000;

/** Every action of GoCardless, about the resource with this id. */
function everyAction(idOf: (resourceType: string) => string): GoCardlessEvent[] {
	return Object.entries(EVENT_MATRIX).flatMap(([resourceType, actions]) =>
		Object.keys(actions).map((action) => event(resourceType, action, idOf(resourceType))),
	);
}

function event(resource_type: string, action: string, id: string): GoCardlessEvent {
	const link = EVENT_SOURCES[resource_type]?.link ?? resource_type;
	return {
		id: `EV-${resource_type}-${action}-${id}`,
		created_at: new Date().toISOString(),
		resource_type,
		action,
		links: { [link]: id },
		details: { origin: 'gocardless', cause: action, description: 'A test tells it.' },
		metadata: {},
		resource_metadata: {},
		source: { name: 'GoCardless', type: 'gc_team' },
	} as GoCardlessEvent;
}

describe('every action of GoCardless', () => {
	it('changes nothing when the payment and its refund are as the books say', async () => {
		const keeper = await Bookkeeper.open();
		const { goCardless } = keeper.world;
		const debit = await keeper.confirmedDebit(AMOUNT);
		const refund = goCardless.refund(debit.payment, 1_000);
		await keeper.payOut();
		await keeper.letHoursPass();
		const before = readBooks(keeper.world);
		const writes = countWrites(keeper.world);
		const ids: Record<string, string> = { payments: debit.payment, refunds: refund.id };
		const events = everyAction((type) => ids[type] ?? `${type.toUpperCase()}-OF-OURS`);
		for (const order of [events, [...events].reverse(), [...events, ...events]]) {
			const [run] = await keeper.deliver(goCardless.signDelivery(order));
			expect(run && codes(run, 'do')).toEqual([]);
		}
		expect(countWrites(keeper.world)).toBe(writes);
		expect(readBooks(keeper.world)).toEqual(before);
	});

	it('gets a line that explains it when it is about what we never saw', async () => {
		const keeper = await Bookkeeper.open();
		const { goCardless } = keeper.world;
		const events = everyAction((type) => `${type.toUpperCase()}-NEVER-SEEN`);
		const [run] = await keeper.deliver(goCardless.signDelivery(events));
		if (run === undefined) throw new Error('The delivery started nothing.');
		const lines = [...planned(run, 'nothing'), ...planned(run, 'review')];
		expect(codes(run, 'do')).toEqual([]);
		for (const { reason } of lines) expect(reason).toMatch(/^[A-Z].*\.$/);
		// All events of one payment or refund are one case; each other event is one of its own.
		const others = events.filter(
			({ resource_type: type }) => type !== 'payments' && type !== 'refunds',
		);
		expect(lines).toHaveLength(others.length + 2);
		expect(codes(run, 'review').sort()).toEqual(
			[
				'paymentMissing',
				'refundMissing',
				'payoutBounced',
				...others
					.filter(({ resource_type: type, action }) => EVENT_MATRIX[type]?.[action] === 'attention')
					.map(() => 'attention'),
			].sort(),
		);
		expect(countWrites(keeper.world)).toBe(0);
	});

	it('shows events of tomorrow to a person, instead of losing them', async () => {
		const keeper = await Bookkeeper.open();
		const { goCardless } = keeper.world;
		const told = goCardless.signDelivery([
			event('loyalty_points', 'granted', 'LP1'),
			event('mandates', 'enchanted', 'MD1'),
		]);
		const [run] = await keeper.deliver(told);
		expect(run && codes(run, 'review')).toEqual(['eventUnknown', 'eventUnknown']);
	});
});

describe('a week in which no webhook came through', () => {
	it('heals in one sweep', async () => {
		const keeper = await Bookkeeper.open({ startsDaysAgo: 8 });
		const { company, goCardless, clock } = keeper.world;
		const seeded = (name: string, amount: number) => {
			const payer = keeper.world.seedPayer(name);
			const invoice = keeper.world.seedInvoice(payer, amount);
			const metadata = { books: keeper.world.books, customer: payer.id, invoice };
			const { mandate } = payer;
			const { id } = goCardless.seedPayment({ mandate, amount, metadata, status: 'submitted' });
			return { invoice, customer: payer.id, id };
		};
		const paid = seeded('Ada Bakery', 12_000);
		const failed = seeded('Bert Bikes', 7_000);
		const returned = seeded('Cleo Coffee', 5_000);
		const refunded = seeded('Dan Dogs', 30_000);
		for (const { id } of [paid, returned, refunded]) goCardless.confirmPayment(id);
		goCardless.failPayment(failed.id);
		await keeper.world.run('events', { stopAfterNode: 'Plan' });
		await clock.advance({ days: 1 });
		goCardless.chargeBack(returned.id);
		goCardless.refund(refunded.id, 4_000);
		await keeper.payOut();
		await clock.advance({ days: 3 });
		// All that was told in this week is lost.
		goCardless.takeDeliveries();

		await keeper.sweep();
		await keeper.letHoursPass();
		const open = [paid, failed, returned, refunded].map(({ invoice }) =>
			company.invoiceBalance(invoice),
		);
		expect(open).toEqual([0, 7_000, 5_000, 0]);
		expect(company.receivable(refunded.customer)).toBe(4_000);
		keeper.expectClearing(0);
		keeper.expectBankLines();
		await keeper.expectNothingLeft();
	});

	it('finds all pages of a busy week', async () => {
		const keeper = await Bookkeeper.open();
		const { goCardless, company } = keeper.world;
		const payer = keeper.world.seedPayer('Ada Bakery');
		const count = 300;
		for (let place = 0; place < count; place += 1) {
			const invoice = keeper.world.seedInvoice(payer, 1_000);
			const metadata = { books: keeper.world.books, customer: payer.id, invoice };
			const { mandate } = payer;
			const { id } = goCardless.seedPayment({
				mandate,
				amount: 1_000,
				metadata,
				status: 'pending_submission',
			});
			goCardless.submitPayment(id);
			goCardless.confirmPayment(id);
		}
		const run = await keeper.sweep();
		expect(codes(run, 'do')).toHaveLength(count);
		expect(company.receivable(payer.id)).toBe(0);
		keeper.expectClearing(count * 1_000);
	});
});
