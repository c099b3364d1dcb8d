import { DirectDebitWorld } from '../world/directDebitWorld';
import { ZohoWorld } from '../world/zohoWorld';

/**
 * Two companies, two ledgers and two currencies with one GoCardless account, in one n8n: what is
 * collected for the one never touches the other.
 */

jest.setTimeout(120_000);

let harbour: DirectDebitWorld;
let larch: ZohoWorld;

beforeEach(async () => {
	harbour = await DirectDebitWorld.create();
	larch = await ZohoWorld.create({ beside: harbour, homeCurrency: 'EUR' });
});

afterEach(async () => {
	await larch.close();
	await harbour.close();
});

const collect = async (world: DirectDebitWorld | ZohoWorld) =>
	(await world.run('collections')).demandSuccess();

const debits = (world: DirectDebitWorld | ZohoWorld) =>
	world.debits.map(({ amount, currency, metadata }) => [metadata.invoice, amount, currency]);

it('collects the invoices of each for itself, and books only what is its own', async () => {
	const pounds = harbour.seedInvoice(harbour.seedPayer('Anna Bell'), 12_000);
	const euros = larch.seedInvoice(larch.seedPayer('Bäckerei Ada'), 8_000);
	await collect(harbour);
	await collect(larch);
	await collect(harbour);
	await collect(larch);
	expect(debits(harbour)).toEqual([[pounds, 12_000, 'GBP']]);
	expect(debits(larch)).toEqual([[euros, 8_000, 'EUR']]);
	await harbour.letDebitsConfirm();
	(await harbour.run('events')).demandSuccess();
	expect(harbour.clearing).toBe(12_000);
	expect(harbour.openOf(pounds)).toBe(0);
	const [theirs] = larch.debits;
	expect(harbour.paymentsNaming(theirs?.id ?? '')).toEqual([]);
	expect(larch.openOf(euros)).toBe(8_000);
	expect(larch.organization.trialBalance()).toBe(0);
});

it('never collects with the mandate that the same person gave to the other', async () => {
	harbour.seedPayer('Ada Bakery');
	const ada = larch.seedCustomer('Ada Bakery', 'ada.bakery@payer.example');
	larch.seedInvoice(ada, 3_000);
	await collect(larch);
	expect(larch.debits).toEqual([]);
	(await larch.run('mandates')).demandSuccess();
	const [asked] = larch.goCardless.world.billingRequests.all();
	expect(asked?.metadata).toMatchObject({ books: larch.books, customer: ada });
	larch.completeInvitations();
	await collect(larch);
	await collect(harbour);
	expect(larch.debits.map(({ amount, currency }) => [amount, currency])).toEqual([[3_000, 'EUR']]);
	expect(harbour.debits).toEqual([]);
});

it('does not guess which of two organisations is meant', async () => {
	const second = await ZohoWorld.create({ beside: larch, name: 'Beech & Daughters' });
	larch.seedInvoice(larch.seedPayer('Bäckerei Ada'), 8_000);
	second.seedInvoice(second.seedPayer('Anna Bell'), 1_000);
	const run = await second.run('collections');
	expect(() => run.demandSuccess()).toThrow(/There are 2 settings/);
	expect([...larch.debits, ...second.debits]).toEqual([]);
	// As the note of the template says: the copy asks for the key of its own organisation.
	const copy = JSON.parse(
		JSON.stringify(second.template('collections')).replaceAll('zoho:%', second.books),
	) as unknown;
	const own = await second.n8n.runWorkflow(copy, { start: 'Schedule' });
	own.demandSuccess();
	expect(second.debits.map(({ amount, currency }) => [amount, currency])).toEqual([[1_000, 'GBP']]);
	expect(larch.debits).toEqual([]);
});
