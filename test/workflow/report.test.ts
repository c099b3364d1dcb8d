import template from '../../workflows/quickbooks-online/07-report.json';
import { refused, ReviewBench } from './reviewBench';

const PASSWORD = 'a long one';
const ALLOWED = `Basic ${Buffer.from(`olivia:${PASSWORD}`).toString('base64')}`;

/** One invoice collected and not booked since the booking failed, one debit still at the bank. */
async function openBusiness() {
	const bench = await ReviewBench.open();
	const { world } = bench;
	world.seedInvoice(world.seedPayer('Ada Bakery'), 5_000);
	await bench.doUnrecorded('collections');
	await world.letDebitsConfirm();
	const [booking] = await bench.plan('events');
	world.seedInvoice(world.seedPayer('Bert Bikes'), 700);
	await bench.doUnrecorded('collections');
	await bench.record('31', [booking ?? {}]);
	await bench.record('31', [refused(booking, 'QuickBooks Online: Service unavailable.')]);
	world.n8n.credentials.add('httpBasicAuth', { user: 'olivia', password: PASSWORD });
	const get = async (query: Record<string, string> = {}, authorization = ALLOWED) =>
		await world.n8n.deliverWebhook(template, {
			node: 'Report',
			method: 'GET',
			query,
			headers: { authorization },
		});
	return { bench, world, get };
}

it('is a page that says where the money is and what waits', async () => {
	const { get, world } = await openBusiness();
	const { status, body, headers } = await get();
	const page = String(body);
	expect(status).toBe(200);
	expect(headers).toMatchObject({ 'content-type': 'text/html; charset=utf-8' });
	expect(page).toContain('Harbour Cleaning Ltd');
	expect(page).toContain('57.00 GBP');
	expect(page).toContain('50.00 GBP');
	expect(page).toContain('Failed: bookPayment');
	expect(page).toContain('QuickBooks Online: Service unavailable.');
	expect(page).toMatch(/<b>2<\/b\s*><span>mandates in use/);
	expect(page).toContain('href="?format=csv"');
	expect(page).not.toContain('Not connected');
	const [payment] = world.goCardless.world.payments.all();
	expect(page).toContain(`https://manage.gocardless.com/payments/${payment?.id}`);
});

it('is a file with every line when asked for one', async () => {
	const { get } = await openBusiness();
	const { body, headers } = await get({ format: 'csv' });
	expect(headers).toMatchObject({ 'content-type': 'text/csv; charset=utf-8' });
	const lines = String(body).trim().split('\r\n');
	expect(lines[0]).toMatch(/^section,date,amount,currency/);
	expect(lines.filter((line) => line.startsWith('in flight,'))).toHaveLength(2);
	expect(lines.filter((line) => line.startsWith('exception,'))).toHaveLength(1);
});

it('is closed to people without the password', async () => {
	const { get } = await openBusiness();
	const { status, body, execution } = await get({}, 'Basic b2xpdmlhOndyb25n');
	expect(status).not.toBe(200);
	expect(String(body)).not.toContain('Harbour');
	expect(execution).toBeUndefined();
});

it("says GoCardless' words instead of a page that misses half of it", async () => {
	const { get, world } = await openBusiness();
	world.goCardless.faults.arrange('serverErrorBefore', { path: /\/payouts/, times: 20 });
	const { status, body } = await get();
	expect(status).toBe(500);
	expect(String(body)).toMatch(/could not be made.*Payouts failed \(GoCardless/s);
});

it('asks for the set-up first', async () => {
	const { get, world } = await openBusiness();
	world.removeSettings();
	const { status, body } = await get();
	expect(status).toBe(500);
	expect(String(body)).toMatch(/Run the set-up template first/);
});
