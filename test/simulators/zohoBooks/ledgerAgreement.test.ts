import { SeededRandom } from '../shared/random';
import { outstanding, unusedCredits } from './resources/contactFigures';
import { addAccount } from './seeding/chartOfAccounts';
import { seedCustomer } from './seeding/records';
import { startBench } from './testKit';

/** Random work, refused or not: the books must say what the records say, to the penny. */
it.each([1, 2, 3, 4])('books and records agree after random work (seed %i)', async (seed) => {
	const bench = await startBench({ rates: { EUR: 0.85 } });
	const { organization, simulator } = bench;
	const random = new SeededRandom(seed);
	const currency = random.pick(['GBP', 'EUR']);
	const customers = ['Ann', 'Bob'].map((name) => seedCustomer(organization, { name, currency }));
	const account_id = addAccount(organization, 'Clearing', 'bank', { currency });
	simulator.behaviour.unapply = random.pick(['deletesPayment', 'keepsPayment']);
	const pick = <T>(values: T[]) => (values.length === 0 ? undefined : random.pick(values));
	const amount = () => random.integer(1, 20_000) / 100;
	const date = '2026-03-02';
	let accepted = 0;

	const steps: Array<() => [string, string, unknown?]> = [
		() => {
			const line_items = [{ name: 'x', rate: amount(), quantity: random.integer(1, 3) }];
			const body = { customer_id: random.pick(customers), line_items };
			return ['POST', `/invoices?send=${random.chance(0.8)}`, body];
		},
		() => {
			const customer_id = random.pick(customers);
			const invoice = pick(organization.invoices.of(customer_id));
			const applied = amount();
			const invoices = invoice && [{ invoice_id: invoice.id, amount_applied: applied }];
			const sum = Math.round((applied + random.integer(0, 1) * 5) * 100) / 100;
			const body = { customer_id, payment_mode: 'cash', amount: sum, date, account_id, invoices };
			return ['POST', '/customerpayments', body];
		},
		() => {
			const body = { customer_id: random.pick(customers), line_items: [{ rate: amount() }] };
			return ['POST', '/creditnotes', body];
		},
		() => {
			const note = pick(organization.creditNotes.all());
			const invoice = pick(organization.invoices.all());
			const invoices = [{ invoice_id: invoice?.id, amount_applied: amount() }];
			return ['POST', `/creditnotes/${note?.id ?? 0}/invoices`, { invoices }];
		},
		() => ['POST', `/invoices/${pick(organization.invoices.all())?.id ?? 0}/status/void`],
		() => ['POST', `/invoices/${pick(organization.invoices.all())?.id ?? 0}/writeoff`],
		() => ['DELETE', `/customerpayments/${pick(organization.payments.all())?.id ?? 0}`],
		() => {
			const invoice = pick(organization.invoices.all())?.id ?? '0';
			const applied = pick(organization.applications.toInvoice(invoice));
			return ['DELETE', `/invoices/${invoice}/payments/${applied?.id ?? 0}`];
		},
		() => {
			const [kind, source] = random.chance(0.5)
				? ['customerpayments', pick(organization.payments.all())]
				: ['creditnotes', pick(organization.creditNotes.all())];
			const body = { date, amount: random.integer(1, 500) / 100, from_account_id: account_id };
			return ['POST', `/${String(kind)}/${source instanceof Object ? source.id : 0}/refunds`, body];
		},
	];

	for (let turn = 0; turn < 150; turn += 1) {
		const answer = await bench.call(...random.pick(steps)());
		expect([200, 201, 400, 404]).toContain(answer.status);
		if (answer.status < 300) accepted += 1;
		expect(organization.trialBalance()).toBe(0);
		for (const contact of organization.contacts.all()) {
			expect(organization.receivable(contact.id)).toBe(
				outstanding(organization, contact) - unusedCredits(organization, contact),
			);
		}
		for (const invoice of organization.invoices.all()) {
			expect(organization.openAmount(invoice)).toBeGreaterThanOrEqual(0);
		}
	}
	expect(accepted).toBeGreaterThan(40);
	await bench.close();
});
