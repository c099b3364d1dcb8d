import { inputsOf, makePlan, PLAN_INPUTS, type PlanName } from '../../../nodes/shared/domain/plans';
import {
	bookedPayment,
	customer,
	deposit,
	invoice,
	journalEntry,
	mandate,
	payment,
	payout,
	payoutItem,
	planFor,
	settings,
	subscription,
	type Raw,
} from './records';

const valid: Record<PlanName, Raw[][]> = {
	mandates: [[customer()], [{}], [mandate()], [{}], [settings()]],
	collections: [
		[invoice()],
		[customer()],
		[mandate()],
		[payment()],
		[subscription()],
		[settings()],
	],
	postings: [[payment()], [invoice()], [{}], [settings()], [journalEntry()], [preferences()]],
	payouts: [
		[payout()],
		[payoutItem('payment_paid_out', '12000.0', { payment: 'PM1' })],
		[payment()],
		[bookedPayment()],
		[deposit()],
		[settings()],
		[preferences()],
	],
};

function preferences(): Raw {
	return { Id: '1', AccountingInfoPrefs: { BookCloseDate: '2026-09-30' } };
}

function refusalOf(plan: PlanName, lists: unknown[][]): string {
	try {
		makePlan({ plan, lists, today: () => '2026-11-25' });
	} catch (error) {
		return error instanceof Error ? error.message : String(error);
	}
	return 'The plan was made.';
}

describe('a plan is refused as a whole', () => {
	const cases = Object.keys(PLAN_INPUTS).flatMap((name) => {
		const plan = name as PlanName;
		return inputsOf(plan).map((input, index) => [plan, input, index] as const);
	});

	it.each(cases)('%s: when %s holds a failure, or what is not its own', (plan, input, index) => {
		const broken = [
			{ error: 'Rate limit exceeded' },
			{ error: 'Rate limit exceeded', Id: '1', id: 'PM1' },
			{ headers: {}, body: { events: [] } },
		];
		for (const record of broken) {
			const lists: unknown[][] = structuredClone(valid[plan]);
			lists[index] = [record];
			const refusal = refusalOf(plan, lists);
			expect(refusal).toMatch(input === 'Settings' ? /[Ss]ettings/ : new RegExp(`\\b${input}\\b`));
		}
	});

	it('when a list is connected to the wrong input', () => {
		const wrong: Array<[PlanName, number, Raw, string]> = [
			['collections', 3, subscription(), 'interval'],
			['collections', 2, payment(), 'scheme'],
			['collections', 0, customer(), 'CustomerRef'],
			['collections', 0, { ...invoice(), RemainingCredit: 10 }, 'credit memo'],
			['postings', 2, invoice(), 'balance'],
			['postings', 4, invoice(), 'invoice'],
			['payouts', 0, payment(), 'payout_type'],
			['payouts', 1, { type: 'refund', amount: '1.0' }, 'payout'],
			['payouts', 1, { ...payoutItem('refund', '1.25', {}) }, 'decimal'],
			['payouts', 4, bookedPayment(), 'account'],
			['mandates', 1, mandate(), 'status'],
			['mandates', 3, mandate(), 'mandate_request'],
		];
		for (const [plan, index, record, word] of wrong) {
			const lists: unknown[][] = structuredClone(valid[plan]);
			lists[index] = [record];
			expect(refusalOf(plan, lists)).toContain(word);
		}
	});

	it('naming the position of the record that is wrong', () => {
		const lists = [[invoice(), { ...invoice(), TotalAmt: 1.005 }], ...valid.collections.slice(1)];
		const refusal = refusalOf('collections', lists);
		expect(refusal).toContain('Item 1 on Invoices');
		expect(refusal).toContain('1.005 GBP has more than 2 decimals');
	});

	it('without settings, or with two', () => {
		for (const rows of [[{}], [settings(), settings()]]) {
			const lists = [...valid.postings.slice(0, 3), rows];
			expect(refusalOf('postings', lists)).toContain('Run the set-up template first');
		}
	});

	it('for a ledger that nobody has written an adapter for', () => {
		const lists = [...valid.postings.slice(0, 3), [settings({ books: 'abacus:1' })]];
		expect(refusalOf('postings', lists)).toContain('does not know');
	});
});

describe('an empty list', () => {
	it('is one item without any key, and plans nothing', () => {
		expect(planFor('collections', {})).toEqual([]);
	});

	it('may be merged with a filled one; positions stay those of the input', () => {
		const items = planFor('collections', { Invoices: [{}, invoice()], Customers: [customer()] });
		expect(items.map(({ source }) => source)).toEqual([{ input: 0, item: 1 }]);
	});
});
