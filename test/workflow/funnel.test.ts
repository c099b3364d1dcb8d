import { recordEntries } from '../../nodes/shared/domain/ledger/recordEntries';
import { seedCustomer, seedPayment } from '../simulators/quickBooksOnline/seeding/records';
import { DirectDebitWorld } from '../world/directDebitWorld';
import { REVIEW_TABLE } from '../world/tables';

/** The way to a mandate, with a first payment on the same page, or with people GoCardless knows already. */

jest.setTimeout(120_000);

let world: DirectDebitWorld;

afterEach(async () => await world.close());

const invite = async () => {
	const run = await world.run('mandates');
	run.demandSuccess();
	return run;
};

const collect = async () => (await world.run('collections')).demandSuccess();

const post = async () => {
	await world.deliverWebhooks();
	(await world.run('events')).demandSuccess();
};

const requests = () => world.goCardless.world.billingRequests.all();
const payments = () => world.goCardless.world.payments.all();

describe('a first payment with the invitation', () => {
	let customer: string;
	let first: string;

	beforeEach(async () => {
		world = await DirectDebitWorld.create({ settings: { firstPayment: 'instantBankPay' } });
		customer = seedCustomer(world.company, { name: 'Carol', email: 'carol@payer.example' });
		first = world.seedInvoice(customer, 8_000);
	});

	it('pays the oldest invoice once, and the mandate collects the others', async () => {
		await invite();
		const [request] = requests();
		expect(request?.payment_request).toMatchObject({ amount: 8_000, currency: 'GBP' });
		world.completeInvitations();
		await collect();
		expect(payments().map(({ amount }) => amount)).toEqual([8_000]);
		const second = world.seedInvoice(customer, 2_500);
		await collect();
		await world.letDebitsConfirm();
		await post();
		await collect();
		expect(world.company.invoiceBalance(first)).toBe(0);
		expect(world.company.invoiceBalance(second)).toBe(0);
		expect(world.company.paymentsOf(first)).toHaveLength(1);
		expect(payments()).toHaveLength(2);
	});

	it('is taken back when the invoice is paid another way, and a new invitation asks for the next', async () => {
		await invite();
		const next = world.seedInvoice(customer, 3_000);
		seedPayment(world.company, { customer, amount: 8_000, invoices: { [first]: 8_000 } });
		await invite();
		await invite();
		expect(requests().map(({ status }) => status)).toEqual(['cancelled', 'pending']);
		expect(requests()[1]?.payment_request).toMatchObject({ amount: 3_000 });
		expect(requests()[1]?.payment_request?.metadata).toMatchObject({ invoice: next });
	});
});

describe('somebody GoCardless knows by the same name', () => {
	beforeEach(async () => {
		world = await DirectDebitWorld.create();
	});

	it('is linked with the mandate once a person approved, and not invited', async () => {
		const known = world.goCardless.seedCustomerWithMandate({
			company_name: 'Corner Café Ltd',
			email: 'accounts@cafe.example',
			currency: 'GBP',
		});
		const customer = seedCustomer(world.company, {
			name: 'Corner Cafe',
			email: 'owner@cafe.example',
		});
		world.seedInvoice(customer, 5_000);
		await invite();
		await invite();
		const table = world.n8n.dataTables.table(REVIEW_TABLE);
		expect(table.find().map(({ kind }) => kind)).toEqual(['maybeKnown']);
		expect(requests()).toEqual([]);
		const [asked] = table.find();
		const decided = recordEntries({
			items: [{ ...asked, decision: 'approve', by: 'olivia@harbour.example' }],
			reviews: table.find().map((row) => ({ ...row })),
			run: '99',
			time: new Date().toISOString(),
		});
		table.insert(decided.reviews.map(({ record }) => ({ ...record })));
		await invite();
		expect(world.goCardless.world.mandates.get(known.mandate.id)?.metadata).toMatchObject({
			books: world.books,
			customer,
		});
		await collect();
		expect(payments().map(({ amount, links }) => [amount, links.mandate])).toEqual([
			[5_000, known.mandate.id],
		]);
		expect(requests()).toEqual([]);
	});
});
