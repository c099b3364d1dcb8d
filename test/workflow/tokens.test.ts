import type { DirectDebitWorld } from '../world/directDebitWorld';
import { openWorld } from './worlds';

interface SavedToken {
	access_token: string;
	refresh_token: string;
	n8n_expires_at: number | string;
}

/** No secret: a value that the vendor never issued. */
const OLD_TOKEN = ['RT1', 'of', 'yesterday'].join('-');

const savedToken = (world: DirectDebitWorld) =>
	world.n8n.credentials.read(world.credentialIds.quickBooks)
		.oauthTokenData as unknown as SavedToken;

/** As if the token ended in so many seconds by n8n's own note. */
function expireIn(world: DirectDebitWorld, seconds: number): void {
	const oauthTokenData = { ...savedToken(world), n8n_expires_at: Date.now() + seconds * 1000 };
	world.n8n.credentials.change(world.credentialIds.quickBooks, {
		oauthTokenData: oauthTokenData as never,
	});
}

const refreshes = (world: DirectDebitWorld) =>
	world.quickBooks.tokenRequests.filter(({ grant }) => grant === 'refresh_token');

const eightRuns = async (world: DirectDebitWorld) => {
	const runs = await Promise.all(
		Array.from({ length: 8 }, async () => await world.run('collections')),
	);
	for (const run of runs) run.demandSuccess();
};

describe('the connection to QuickBooks', () => {
	it('is not refreshed while the token lasts', async () => {
		const world = await openWorld();
		expireIn(world, 6 * 60);
		(await world.run('collections')).demandSuccess();
		expect(refreshes(world)).toEqual([]);
	});

	it('is refreshed five minutes before the token ends', async () => {
		const world = await openWorld();
		expireIn(world, 4 * 60);
		const before = savedToken(world);
		(await world.run('collections')).demandSuccess();
		expect(refreshes(world)).toHaveLength(1);
		expect(savedToken(world).refresh_token).not.toBe(before.refresh_token);
		expect(world.quickBooks.count({ status: 401 })).toBe(0);
	});

	it('is refreshed once by eight runs side by side, and the chain goes on', async () => {
		const world = await openWorld();
		world.seedInvoice(world.seedPayer('Ada Bakery'), 1_000);
		expireIn(world, 60);
		await eightRuns(world);
		expect(refreshes(world)).toMatchObject([{ status: 200 }]);
		expect(world.goCardless.world.payments.size).toBe(1);

		// The refresh token that came back is the one that works next time.
		expireIn(world, 60);
		await eightRuns(world);
		expect(refreshes(world)).toMatchObject([{ status: 200 }, { status: 200 }]);
	});

	it('is refreshed once when eight runs meet a token that ended early', async () => {
		const world = await openWorld();
		world.quickBooks.expireAccessTokens();
		await eightRuns(world);
		expect(refreshes(world).map(({ status }) => status)).toEqual([200]);
	});

	it('goes on when a token ends in the middle of a run', async () => {
		const world = await openWorld();
		world.seedInvoice(world.seedPayer('Ada Bakery'), 1_000);
		world.quickBooks.faults.interrupt({ path: /\/query$/, nth: 2 }, () =>
			world.quickBooks.expireAccessTokens(),
		);
		(await world.run('collections')).demandSuccess();
		expect(refreshes(world)).toHaveLength(1);
		expect(world.goCardless.world.payments.size).toBe(1);
	});

	it.each(['dropBefore', 'serverErrorBefore', 'tooManyRequests'] as const)(
		'asks nobody to reconnect when the token endpoint is out of order for a moment (%s)',
		async (mishap) => {
			const world = await openWorld();
			world.seedInvoice(world.seedPayer('Ada Bakery'), 1_000);
			expireIn(world, 60);
			world.quickBooks.faults.arrange(mishap, { path: /tokens\/bearer$/ });
			(await world.run('collections')).demandSuccess();
			expect(world.goCardless.world.payments.size).toBe(1);
		},
	);

	it.each([
		['was used up by somebody else', 60],
		['is stale, which only the vendor knows', 3600],
	])('says which credential to reconnect when the refresh token %s', async (_reason, seconds) => {
		const world = await openWorld();
		world.seedInvoice(world.seedPayer('Ada Bakery'), 1_000);
		const token = { ...savedToken(world), refresh_token: OLD_TOKEN };
		world.n8n.credentials.change(world.credentialIds.quickBooks, {
			oauthTokenData: token as never,
		});
		world.quickBooks.expireAccessTokens();
		expireIn(world, seconds);
		const run = await world.run('collections');
		expect(run.status).toBe('error');
		const words = `${run.error?.message} ${run.error?.description}`;
		expect(words).toMatch(/The connection to .*9341453410223344556.* has ended/);
		expect(words).toMatch(
			/Open the credential "quickBooksOnlineOAuth2Api" in n8n and connect it again/,
		);
		expect(words).not.toContain(OLD_TOKEN);
		expect(world.goCardless.world.payments.size).toBe(0);
	});

	it('says so, too, when the GoCardless token was revoked', async () => {
		const world = await openWorld();
		world.goCardless.revokeToken('sandbox_token');
		const run = await world.run('collections');
		expect(run.status).toBe('error');
		expect(run.error?.node).toBe('Mandates');
		expect(`${run.error?.message} ${run.error?.description}`).toMatch(/connect|token/i);
	});
});
