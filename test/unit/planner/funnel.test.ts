import { openReview } from '../../../nodes/shared/domain/ledger/reviewRow';
import type { ReviewItem } from '../../../nodes/shared/domain/ledger/recordableItem';
import {
	BOOKS,
	customer,
	holder,
	invitation,
	invoice,
	mandate,
	only,
	planFor,
	requestsOf,
	settings,
	type Lists,
	type Raw,
} from './records';

/** The way to a mandate: people GoCardless may know already, and a first payment on the same page. */

function plan(changes: Lists = {}, config: Parameters<typeof settings>[0] = {}) {
	return planFor('mandates', {
		Customers: [customer()],
		Settings: [settings(config)],
		...changes,
	});
}

describe('a customer with the same name at GoCardless', () => {
	const namesake = (changes: Raw = {}) =>
		holder({
			email: 'accounts@cafe.example',
			company_name: 'CORNER CAFÉ LIMITED',
			metadata: {},
			...changes,
		});
	const theirs = mandate({ metadata: {} });
	const lists = { 'GoCardless Customers': [namesake()], Mandates: [theirs] };

	it('is for a person to compare, and nobody is invited meanwhile', () => {
		const item = only(plan(lists));
		expect([item.outcome, item.json.code]).toEqual(['review', 'maybeKnown']);
		expect(item.json.reason).toContain('likeness 100 of 100');
	});

	it('tells how much speaks for it', () => {
		const elsewhere = namesake({ postal_code: 'M1 1AA', city: 'Manchester' });
		const item = only(plan({ ...lists, 'GoCardless Customers': [elsewhere] }));
		expect(item.json.reason).toContain('likeness 60 of 100');
	});

	it('is adopted once somebody approved it', () => {
		const asked = only(plan(lists));
		const row = {
			...openReview(asked.json as unknown as ReviewItem, '1', '2026-11-25T09:00:00.000Z'),
			state: 'approve',
		};
		const item = only(plan({ ...lists, Reviews: [row] }));
		expect(item.json.action).toBe('adopt');
		expect(requestsOf(item).map(({ id }) => id)).toEqual(['CU1', 'MD1']);
	});

	it('does not matter without a mandate', () => {
		expect(only(plan({ 'GoCardless Customers': [namesake()] })).json.action).toBe('invite');
	});
});

describe('a first payment with the invitation', () => {
	const config = { firstPayment: 'instantBankPay' } as const;
	const owed = [
		invoice({ Id: '146', DocNumber: 'INV-1038', TotalAmt: 40, Balance: 40, DueDate: '2026-12-20' }),
		invoice({ TotalAmt: 80, Balance: 80 }),
	];

	it('asks for the oldest invoice, marked like every other payment for it', () => {
		const item = only(plan({ 'Open Invoices': owed }, config));
		expect(item.json.reason).toContain('to pay invoice INV-1037 over 80.00 GBP at once');
		expect(requestsOf(item)[1]?.body.payment_request).toEqual({
			amount: 8_000,
			currency: 'GBP',
			description: 'Invoice INV-1037 Willow Bakery Ltd',
			metadata: { books: BOOKS, customer: '12', invoice: '145' },
		});
	});

	it.each<[string, Raw, Raw[], typeof config | object]>([
		['the settings do not ask for it', {}, owed, {}],
		['nothing is owed', {}, [], config],
		['there is credit that is not applied yet', { Balance: 70 }, owed, config],
		['the currency has no instant payments', { CurrencyRef: { value: 'SEK' } }, owed, config],
	])('is left out when %s', (_, changes, invoices, given) => {
		const item = only(plan({ Customers: [customer(changes)], 'Open Invoices': invoices }, given));
		expect(requestsOf(item)[1]?.body).not.toHaveProperty('payment_request');
	});

	const open = (amount = 8_000) =>
		invitation({
			payment_request: {
				amount,
				currency: 'GBP',
				metadata: { books: BOOKS, customer: '12', invoice: '145' },
			},
		});

	it('stays while the invoice is what it was', () => {
		const item = only(plan({ 'Open Invoices': owed, Invitations: [open()] }, config));
		expect(item.json.code).toBe('invited');
	});

	it.each<[string, Raw[], number]>([
		['was paid another way', [], 8_000],
		['is over another amount', owed, 7_000],
	])('is withdrawn when the invoice %s', (_, invoices, amount) => {
		const item = only(plan({ 'Open Invoices': invoices, Invitations: [open(amount)] }, config));
		expect(item.json.action).toBe('withdrawInvitation');
		expect(requestsOf(item)).toMatchObject([{ verb: 'cancel', id: 'BRQ1' }]);
	});
});
