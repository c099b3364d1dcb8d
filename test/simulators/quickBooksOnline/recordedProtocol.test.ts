import { isPresent, pathsOf, recordedText, recording } from './recordedReplies';
import { seedCustomer, seedInvoice } from './seeding/records';
import { entityOf, startBench, type TestBench } from './testKit';
import { wireList, type Wire } from './values/wire';
import { sign } from './webhooks/deliveries';

const describeIfPresent = isPresent ? describe : describe.skip;

describeIfPresent('protocol, against recordings of the vendor', () => {
	let bench: TestBench;
	let customer: string;

	beforeAll(async () => {
		bench = await startBench();
		const BillAddr = {
			Line1: '1 High St',
			City: 'Leeds',
			CountrySubDivisionCode: 'CA',
			PostalCode: '9',
		};
		const extra = {
			BillAddr,
			GivenName: 'Amy',
			FamilyName: 'Ash',
			CompanyName: 'Ash',
			Notes: 'n',
			PrimaryPhone: { FreeFormNumber: '1' },
		};
		customer = seedCustomer(bench.company, { name: 'Amy Ash', email: 'a@b.example', extra });
	});

	afterAll(() => bench.close());

	const post = async (name: string, body: Wire) =>
		entityOf((await bench.call(`/${name.toLowerCase()}`, body)).body, name);

	it('faults, of the API and of the gateway', async () => {
		const stale = { Id: customer, SyncToken: '9', sparse: true };
		const refusals: Array<[string, Wire]> = [
			['faults/5010.stale-object.json', (await bench.call('/customer', stale)).body],
			['faults/610.object-not-found.json', (await bench.call('/payment/99999')).body],
			[
				'faults/6240.duplicate-name.json',
				(await bench.call('/vendor', { DisplayName: 'Amy Ash' })).body,
			],
			[
				'faults/2020.missing-param.json',
				(await bench.call('/invoice', { CustomerRef: { value: customer } })).body,
			],
			[
				'faults/gateway-401-lowercase.json',
				(await bench.call('/preferences', undefined, { authorization: 'Bearer x' })).body,
			],
		];
		for (const [file, ours] of refusals) {
			const theirs = recording(file);
			expect(pathsOf(ours)).toEqual(pathsOf(theirs));
			const code = (body: Wire) => JSON.stringify(body).match(/"code":"(\d+)"/)?.[1];
			expect(code(ours)).toBe(code(theirs));
		}
	});

	it('envelopes: empty query, count, delete, batch, change data capture, tokens', async () => {
		const { body: empty } = await bench.call(
			`/query?query=${encodeURIComponent("select * from Payment where PaymentRefNum = 'none'")}`,
		);
		expect(pathsOf(empty)).toEqual(pathsOf(recording('sandbox-2026/query.empty.response.json')));
		const { body: count } = await bench.call(
			`/query?query=${encodeURIComponent('select count(*) from Payment')}`,
		);
		expect(pathsOf(count)).toEqual(pathsOf(recording('constructed/query.count.response.json')));
		const { Id } = await post('Payment', { CustomerRef: { value: customer }, TotalAmt: 1 });
		const { body: gone } = await bench.call('/payment?operation=delete', { Id, SyncToken: '0' });
		expect(pathsOf(gone)).toEqual(pathsOf(recording('entities/payment.delete.response.json')));
		const { body: cdc } = await bench.call(
			`/cdc?entities=Vendor&changedSince=${encodeURIComponent(bench.simulator.clock.iso())}`,
		);
		expect(pathsOf(cdc)).toEqual(pathsOf(recording('protocol/cdc.empty.response.json')));
		const { body: batch } = await bench.call('/batch', {
			BatchItemRequest: [{ bId: '1', operation: 'create', Vendor: { DisplayName: 'Amy Ash' } }],
		});
		const theirs = recording('protocol/batch.response.json');
		const [refused] = wireList(theirs.BatchItemResponse);
		expect(pathsOf(wireList(batch.BatchItemResponse)[0])).toEqual(pathsOf(refused));
		const tokens = Object.keys(bench.simulator.issueTokens(bench.company.realmId));
		const recordedTokens = Object.keys(recording('oauth/success_token_response.json'));
		expect(tokens.filter((key) => key !== 'realmId').sort()).toEqual(
			recordedTokens.filter((key) => key !== 'id_token').sort(),
		);
	});

	it('deliveries carry the headers and the event keys of the vendor', () => {
		bench.simulator.takeDeliveries();
		seedInvoice(bench.company, { customer, amount: 100 });
		const [delivery] = bench.simulator.takeDeliveries();
		const headers = Object.keys(recording('webhooks/cloudevents.headers.json'));
		expect(Object.keys(delivery?.headers ?? {}).sort()).toEqual(
			headers.filter((name) => name !== 'accept-encoding').sort(),
		);
		const file = recordedText('webhooks/cloudevents.blog.json');
		const events: unknown = JSON.parse(file);
		const ours: unknown = JSON.parse(delivery?.body ?? '');
		expect(pathsOf(wireList(ours)[0])).toEqual(pathsOf(wireList(events)[0]));
	});

	it('signs a recorded delivery as the vendor did', () => {
		const vector = recording('webhooks/legacy.signed.vector.json');
		const body = recordedText('webhooks/legacy.signed.body.json');
		expect(sign(body, String(vector.verifierToken))).toBe(vector.signature);
	});
});
