import type { IDataObject } from 'n8n-workflow';

import { seedCustomer } from '../../simulators/zohoBooks';
import { Bench, byId } from './bench';

describe('the connection to Zoho Books, through n8n itself', () => {
	let bench: Bench;

	const open = async (throttleStatus: 200 | 400 = 400) => {
		bench = await Bench.start({}, { throttleStatus });
		seedCustomer(bench.organization, { name: 'Ada Ltd' });
	};

	afterEach(async () => await bench.close());

	const token = () => bench.n8n.credentials.read(bench.credentialId).oauthTokenData as IDataObject;

	const endsIn = (seconds: number) =>
		bench.n8n.credentials.change(bench.credentialId, {
			oauthTokenData: { ...token(), n8n_expires_at: Date.now() + seconds * 1000 },
		});

	/** The sentence and the advice of the only item. */
	const list = async (): Promise<IDataObject> => {
		const settings = { onError: 'continueRegularOutput' as const };
		const [item = {}] = await bench.records('contact', 'getAll', {}, settings);
		return item;
	};

	const refreshes = () =>
		bench.simulator.accounts.requests.filter(({ grant }) => grant === 'refresh_token');

	it('is renewed five minutes before the token ends, and keeps its refresh token', async () => {
		await open();
		endsIn(4 * 60);
		const before = token();
		expect(await list()).toMatchObject({ contact_name: 'Ada Ltd' });
		expect(refreshes()).toHaveLength(1);
		expect(token().access_token).not.toBe(before.access_token);
		expect(token().refresh_token).toBe(before.refresh_token);
		expect(bench.simulator.count({ status: 401 })).toBe(0);
	});

	it('is renewed when the token ended early', async () => {
		await open();
		bench.simulator.accounts.tokens.expireAccess();
		expect(await list()).toMatchObject({ contact_name: 'Ada Ltd' });
		expect(refreshes()).toHaveLength(1);
	});

	it('is renewed once by five runs side by side', async () => {
		await open();
		endsIn(60);
		await Promise.all(Array.from({ length: 5 }, async () => await list()));
		expect(refreshes()).toHaveLength(1);
	});

	it.each([
		['before the token ends', () => endsIn(60)],
		['after it ended', () => bench.simulator.accounts.tokens.expireAccess()],
	])('asks to reconnect when it was revoked (%s)', async (_case, end) => {
		await open();
		bench.simulator.accounts.tokens.revoke(String(token().refresh_token));
		end();
		const { error, message, details } = await list();
		expect(error).toContain('has ended (invalid_code)');
		expect(message).toContain('Open the credential "Books" in n8n and connect it again');
		expect(details).toMatchObject({ kind: 'unauthorized' });
	});

	it.each([200, 400] as const)(
		'says to wait when Zoho gives no new token for a while (HTTP %i)',
		async (throttleStatus) => {
			await open(throttleStatus);
			for (let turn = 0; turn < 10; turn += 1) {
				bench.simulator.accounts.tokens.expireAccess();
				expect(await list()).toMatchObject({ contact_name: 'Ada Ltd' });
			}
			bench.simulator.accounts.tokens.expireAccess();
			const { error, message } = await list();
			expect(error).toContain('gives no new access token at the moment');
			expect(message).toContain('Wait up to 10 minutes');

			await bench.simulator.clock.advance({ minutes: 11 });
			bench.simulator.accounts.tokens.expireAccess();
			expect(await list()).toMatchObject({ contact_name: 'Ada Ltd' });
			// What n8n keeps of the refusal beside the token must not count for ever.
			endsIn(60);
			expect(await list()).toMatchObject({ contact_name: 'Ada Ltd' });
		},
		60_000,
	);

	it('lacks a permission', async () => {
		await open();
		const narrow = bench.simulator.issueTokens('ZohoBooks.invoices.READ');
		bench.n8n.credentials.change(bench.credentialId, { oauthTokenData: { ...narrow } });
		const { message, details } = await list();
		expect(details).toMatchObject({ kind: 'forbidden', code: '57' });
		expect(message).toContain('lacks a permission');
	});

	it('reaches no organization of others', async () => {
		await open();
		const other = bench.simulator.createOrganization({ name: 'Other', isMember: false });
		const settings = { onError: 'continueRegularOutput' as const };
		const parameters = { organization: byId(other.id) };
		const [item] = await bench.records('contact', 'getAll', parameters, settings);
		expect(item).toMatchObject({
			message: expect.stringContaining('Choose an organization on the node'),
			details: { code: '6041' },
		});
	});

	it('lists its organizations for the choice, before one is made', async () => {
		await open();
		const found = await bench.n8n.searchList(
			'n8n-nodes-gocardless-books.zohoBooks',
			'searchOrganizations',
			{ organization: byId('') },
		);
		expect(found.results).toMatchObject([
			{ name: expect.stringContaining('Larch & Sons'), value: bench.organization.id },
		]);
	});

	it('works on one organization at a time, and says so', async () => {
		await open();
		const items = [{ organization: bench.organization.id }, { organization: '42' }];
		const run = await bench.run(
			'contact',
			'getAll',
			{ organization: byId('={{ $json.organization }}') },
			{ items, onError: 'continueRegularOutput' },
		);
		expect(run.demandSuccess().items('Node')).toMatchObject([
			{ error: expect.stringContaining('item 1 for 42') },
			{ error: expect.stringContaining('item 1 for 42') },
		]);
		expect(bench.takeCalls()).toEqual([]);
	});
});
