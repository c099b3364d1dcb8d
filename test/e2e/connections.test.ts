/* eslint-disable @n8n/community-nodes/no-restricted-imports */
import { basename } from 'node:path';
import { z } from 'zod';

import packageJson from '../../package.json';
import { RealN8n } from '../harness/realN8n';
import { DEFAULT_APP, DEFAULT_TOKEN, DEFAULT_WEBHOOK_SECRET } from '../simulators/goCardless';
import { DEFAULT_CLIENT } from '../simulators/quickBooksOnline/simulatorOptions';
import {
	goCardlessAppConnection,
	goCardlessConnection,
	quickBooksConnection,
} from '../world/connections';
import { startVendors, type Vendors } from '../world/directDebitBusiness';
import { findLeaks } from './leaks';
import { complaintOf, resultsOf, runOneNode, saveOneNode } from './oneNode';
import { openCompanies, seededCredential, type SeededCompany } from './companies';

const QUICKBOOKS = 'quickBooksOnlineOAuth2Api';

const lowerFirst = (text: string) => text.charAt(0).toLowerCase() + text.slice(1);

/** Names of the types in files such as `dist/nodes/GoCardless/GoCardless.node.js`. */
const typesIn = (files: string[], ending: string) =>
	files.map((file) => lowerFirst(basename(file, ending)));

describe('accounts in a real n8n', () => {
	let n8n: RealN8n;
	let vendors: Vendors;
	let companies: Record<'connected' | 'fresh' | 'ending' | 'ended' | 'stale', SeededCompany>;

	beforeAll(async () => {
		vendors = await startVendors();
		const { quickBooks } = vendors;
		companies = openCompanies(quickBooks, {
			connected: { name: 'Quayside Windows Ltd' },
			fresh: { name: 'Quarter Hour Ltd', endsInSeconds: 15 * 60 },
			ending: { name: 'Four Minutes Ltd', endsInSeconds: 4 * 60 },
			ended: { name: 'Ended Early Ltd' },
			stale: { name: 'Lost Chain Ltd', endsInSeconds: -1 },
		});
		n8n = await RealN8n.start({
			seed: { credentials: Object.values(companies).map(seededCredential(quickBooks)) },
			// So that the search for secrets at the end has all that n8n can be made to say.
			env: { N8N_LOG_LEVEL: 'debug' },
		});
	}, 240_000);

	afterAll(async () => {
		await n8n?.stop();
		await Promise.all([vendors?.goCardless.close(), vendors?.quickBooks.close()]);
	});

	/** A workflow that asks the company for its name. */
	const askForCompany = async ({ credential }: Pick<SeededCompany, 'credential'>) =>
		await saveOneNode(
			n8n,
			'quickBooksOnline',
			{ resource: 'companyInfo', operation: 'get' },
			{ [QUICKBOOKS]: credential },
		);

	const tokenRequestsOf = ({ realmId }: SeededCompany) =>
		vendors.quickBooks.tokenRequests.filter((request) => request.realmId === realmId);

	/** Runs the `test` of the credential's type on what is saved. */
	const testCredential = async ({ id }: { id: string }) =>
		await n8n.session.api('POST', `/credentials/${id}/test`);

	describe('the package', () => {
		test('brings all its nodes and credential types', async () => {
			const loaded = await n8n.nodeTypes.listWithCredentialTypes();
			const { json } = await n8n.session.browse(`${n8n.baseUrl}/types/credentials.json`);
			const known = z.array(z.object({ name: z.string() })).parse(json);
			const types = known.map(({ name }) => name);
			for (const name of typesIn(packageJson.n8n.credentials, '.credentials.js')) {
				expect(types).toContain(name);
			}
			for (const name of typesIn(packageJson.n8n.nodes, '.node.js')) {
				const taken = loaded.get(`${packageJson.name}.${name}`);
				expect(taken).toBeDefined();
				expect(types).toEqual(expect.arrayContaining(taken ?? []));
			}
		});
	});

	describe('GoCardless', () => {
		const saveToken = async (accessToken: string) => {
			const fields = { ...goCardlessConnection(vendors.goCardless), accessToken };
			return await n8n.credentials.create('GoCardless', 'goCardlessApi', fields);
		};

		test('a right access token is found to be right, and a wrong one is not', async () => {
			const right = await saveToken(DEFAULT_TOKEN);
			expect(await testCredential(right)).toMatchObject({ status: 'OK' });
			expect(await testCredential(await saveToken('sandbox_mistyped'))).toEqual({
				status: 'Error',
				message: expect.stringMatching(/does not know this access token.*chosen environment/),
			});
		}, 30_000);

		test('a merchant connects through a partner app, and may end that', async () => {
			const { goCardless } = vendors;
			const type = 'goCardlessOAuth2Api';
			const app = await n8n.credentials.create(
				'Partner app',
				type,
				goCardlessAppConnection(goCardless),
			);
			const authorize = await n8n.credentials.connect(app.id);
			expect(authorize.searchParams.get('scope')).toBe('read_write');
			expect(await testCredential(app)).toMatchObject({ status: 'OK' });

			const creditors = await saveOneNode(
				n8n,
				'goCardless',
				{ authentication: 'oAuth2', resource: 'creditor', operation: 'getAll', returnAll: true },
				{ [type]: app },
			);
			const run = await runOneNode(n8n, creditors);
			expect(resultsOf(run)).toMatchObject([{ name: 'The Merchant Ltd' }]);

			for (const [token, { app: owner }] of goCardless.tokens) {
				if (owner === DEFAULT_APP.clientId) goCardless.revokeToken(token);
			}
			const refused = await runOneNode(n8n, creditors);
			expect(refused.status).toBe('error');
			expect(complaintOf(refused)).toMatch(/credential "Partner app".*connect it again/);
			// n8n's own words: it would refresh, and GoCardless gives no refresh tokens (GoCardless sheet 8.2).
			expect(await testCredential(app)).toEqual({
				status: 'Error',
				message: expect.stringMatching(/reconnect the credential/),
			});
		}, 60_000);
	});

	describe('QuickBooks Online', () => {
		test('the company of the consent is the one that nodes work on', async () => {
			const { quickBooks } = vendors;
			const second = companies.connected;
			quickBooks.oauth.consent.nextRealm = second.realmId;
			const credential = await n8n.credentials.create(
				'Quayside',
				QUICKBOOKS,
				quickBooksConnection(quickBooks),
			);
			const authorize = await n8n.credentials.connect(credential.id);
			expect(authorize.searchParams.get('scope')).toBe('com.intuit.quickbooks.accounting');
			const run = await runOneNode(n8n, await askForCompany({ credential }));
			expect(resultsOf(run)).toMatchObject([{ CompanyName: 'Quayside Windows Ltd' }]);
			expect(await testCredential(credential)).toMatchObject({ status: 'OK' });
		}, 60_000);

		test('a person who refuses the consent is not connected', async () => {
			const { quickBooks } = vendors;
			const credential = await n8n.credentials.create(
				'Refused',
				QUICKBOOKS,
				quickBooksConnection(quickBooks),
			);
			quickBooks.oauth.consent.denyNext = true;
			await expect(n8n.credentials.connect(credential.id)).rejects.toThrow(/access_denied/);
			const run = await runOneNode(n8n, await askForCompany({ credential }));
			expect(complaintOf(run)).toMatch(/names no company.*connect it again/);
		}, 60_000);

		test('another company than the wanted one is refused, by the test and by nodes', async () => {
			const { quickBooks } = vendors;
			const wanted = companies.fresh.realmId;
			quickBooks.oauth.consent.nextRealm = companies.connected.realmId;
			const credential = await n8n.credentials.create('Mixed up', QUICKBOOKS, {
				...quickBooksConnection(quickBooks),
				companyId: wanted,
			});
			await n8n.credentials.connect(credential.id);
			expect(await testCredential(credential)).toEqual({
				status: 'Error',
				message: expect.stringMatching(/does not reach the company.*"Company ID"/),
			});
			const run = await runOneNode(n8n, await askForCompany({ credential }));
			expect(run.status).toBe('error');
			expect(complaintOf(run)).toContain(
				`is connected to company ${companies.connected.realmId}, but its field "Company ID" expects ${wanted}`,
			);
		}, 60_000);
	});

	describe('tokens of QuickBooks Online', () => {
		const inParallel = async (workflowId: string) =>
			await Promise.all(Array.from({ length: 8 }, async () => await runOneNode(n8n, workflowId)));

		beforeAll(() => {
			// Long enough that eight runs want a new token at the same time.
			vendors.quickBooks.faults.rates = { latency: { from: 150, to: 250 } };
		});

		test('one with a quarter of an hour left is used as it is', async () => {
			const run = await runOneNode(n8n, await askForCompany(companies.fresh));
			expect(run.status).toBe('success');
			expect(tokenRequestsOf(companies.fresh)).toEqual([]);
		}, 30_000);

		test.each([
			['four minutes left, past the 55-minute mark', 'ending'],
			['been ended by Intuit before its time', 'ended'],
		] as const)(
			'eight runs at a time keep the chain of a token that has %s',
			async (_, key) => {
				const company = companies[key];
				if (key === 'ended') vendors.quickBooks.expireAccessTokens(company.realmId);
				const workflow = await askForCompany(company);
				const runs = await inParallel(workflow);
				expect(runs.map(({ status }) => status)).toEqual(runs.map(() => 'success'));
				expect(runs.flatMap(resultsOf)).toEqual(
					runs.map(() => expect.objectContaining({ CompanyName: company.name })),
				);
				const requests = tokenRequestsOf(company);
				expect(requests.length).toBeGreaterThan(0);
				expect(requests.length).toBeLessThanOrEqual(3);
				expect(refused()).toEqual([]);

				// Once more by the token that came out of it, and by the one after that.
				expect((await runOneNode(n8n, workflow)).status).toBe('success');
				expect(tokenRequestsOf(company)).toHaveLength(requests.length);
				vendors.quickBooks.expireAccessTokens(company.realmId);
				expect((await runOneNode(n8n, workflow)).status).toBe('success');
				expect(refused()).toEqual([]);
			},
			60_000,
		);

		test('a refresh token that is used up asks to reconnect, by name of credential and company', async () => {
			const { stale } = companies;
			await stale.useUpRefreshToken();
			const workflow = await askForCompany(stale);
			const run = await runOneNode(n8n, workflow);
			expect(run.status).toBe('error');
			const complaint = complaintOf(run);
			expect(complaint).toContain(
				`The connection to QuickBooks company ${stale.realmId} has ended`,
			);
			expect(complaint).toContain(
				`Open the credential "${stale.credential.name}" in n8n and connect it again.`,
			);
			expect(refused()).toEqual([{ grant: 'refresh_token', status: 400, error: 'invalid_grant' }]);

			vendors.quickBooks.oauth.consent.nextRealm = stale.realmId;
			await n8n.credentials.connect(stale.credential.id);
			const reconnected = await runOneNode(n8n, workflow);
			expect(resultsOf(reconnected)).toMatchObject([{ CompanyName: stale.name }]);
		}, 60_000);

		const refused = () => vendors.quickBooks.tokenRequests.filter(({ status }) => status !== 200);
	});

	test('no token and no secret can be read anywhere', async () => {
		const { goCardless, quickBooks } = vendors;
		const { leaks, texts } = await findLeaks(n8n, [
			...goCardless.tokens.keys(),
			'sandbox_mistyped',
			DEFAULT_WEBHOOK_SECRET,
			DEFAULT_APP.clientSecret,
			...quickBooks.oauth.tokens.everIssued,
			DEFAULT_CLIENT.clientSecret,
		]);
		expect(leaks).toEqual([]);
		const everything = [...texts.values()].join('\n');
		expect(everything).toContain(companies.stale.realmId);
		expect(texts.size).toBeGreaterThan(20);
	}, 60_000);
});
