import { z } from 'zod';

import { RealN8n } from '../harness/realN8n';
import { hostRoutes } from '../harness/realN8n/hostRoutes';
import {
	addAccount,
	createField,
	DEFAULT_ZOHO_CLIENT,
	type Organization,
	seedCustomer,
	seedInvoice,
	type ZohoBooksSimulator,
} from '../simulators/zohoBooks';
import { findLeaks } from './leaks';
import { complaintOf, resultsOf, runOneNode, saveOneNode } from './oneNode';
import {
	consentAt,
	routesTo,
	seedConnection,
	type SeededConnection,
	startZohoOfTwoCentres,
	typedConnection,
} from './zohoConnections';
import { applyWorkflow, plannedPayment } from './zohoPlan';

const TYPE = 'zohoBooksOAuth2Api';
const NODE = 'n8n-nodes-gocardless-books.zohoBooks';
const HAND_MADE = 'webhooksecrettoken123';

const byId = (value: string) => ({ __rl: true, mode: 'id', value });

/** Zoho's accounts, tokens and refusals, by the hosts of the real data centres. */
describe('Zoho Books in a real n8n', () => {
	let zoho: ZohoBooksSimulator;
	let n8n: RealN8n;
	let larch: Organization;
	let small: Organization;
	let seeded: Record<
		'fresh' | 'ending' | 'ended' | 'gone' | 'lost' | 'hasty' | 'astray' | 'misled',
		SeededConnection
	>;

	beforeAll(async () => {
		zoho = await startZohoOfTwoCentres();
		larch = zoho.createOrganization({ name: 'Larch & Sons', baseCurrency: 'GBP' });
		small = zoho.createOrganization({ name: 'Beech Ltd', plan: 'Free', timeZone: 'Europe/Rome' });
		zoho.createOrganization({ name: 'Over There Inc', region: 'us', baseCurrency: 'USD' });
		seeded = {
			fresh: seedConnection(zoho, 'quarter of an hour left', { endsInSeconds: 15 * 60 }),
			ending: seedConnection(zoho, 'four minutes left', { endsInSeconds: 4 * 60 }),
			ended: seedConnection(zoho, 'ended early'),
			gone: seedConnection(zoho, 'revoked and about to end', { endsInSeconds: 4 * 60 }),
			lost: seedConnection(zoho, 'revoked'),
			hasty: seedConnection(zoho, 'throttled'),
			astray: seedConnection(zoho, 'of another centre', { chosen: 'us' }),
			misled: seedConnection(zoho, 'misled', { apiDomain: 'https://books.phisher.example' }),
		};
		n8n = await RealN8n.start({
			seed: { credentials: Object.values(seeded).map(({ entry }) => entry) },
			// So that the search for secrets at the end has all that n8n can be made to say.
			env: { ...hostRoutes(routesTo(zoho)), N8N_LOG_LEVEL: 'debug' },
		});
	}, 240_000);

	afterAll(async () => {
		await n8n?.stop();
		await zoho?.close();
	});

	type Credential = SeededConnection['credential'];

	const save = async (credential: Credential, parameters: Record<string, unknown>) =>
		await saveOneNode(n8n, 'zohoBooks', parameters, { [TYPE]: credential });

	/** A workflow that asks who the connection belongs to. */
	const listOrganizations = async (credential: Credential) =>
		await save(credential, { resource: 'organization', operation: 'getAll', returnAll: true });

	const listContacts = async (credential: Credential, organization = larch) =>
		await save(credential, {
			organization: byId(organization.id),
			resource: 'contact',
			operation: 'getAll',
			returnAll: true,
		});

	const create = async (name: string, ...typed: Parameters<typeof typedConnection>) =>
		await n8n.credentials.create(name, TYPE, typedConnection(...typed));

	/** Runs the `test` of the credential's type on what is saved. */
	const testCredential = async ({ id }: { id: string }) =>
		await n8n.session.api('POST', `/credentials/${id}/test`);

	/** What was asked of Zoho's token endpoint while something happened. */
	const tokenRequestsIn = async (act: () => Promise<unknown>) => {
		const before = zoho.accounts.requests.length;
		await act();
		return zoho.accounts.requests.slice(before);
	};

	const complaintAbout = async (workflow: string) => {
		const run = await runOneNode(n8n, workflow);
		expect(run.status).toBe('error');
		return complaintOf(run);
	};

	describe('accounts', () => {
		test('a user connects in the data centre that was chosen, and sees the organizations', async () => {
			const credential = await create('Europe', 'eu', { webhookSecretToken: HAND_MADE });
			let authorize = new URL('about:blank');
			const requests = await tokenRequestsIn(async () => {
				authorize = await n8n.credentials.connect(credential.id, { consent: consentAt(zoho) });
			});
			expect(authorize.origin).toBe('https://accounts.zoho.eu');
			expect(authorize.searchParams.get('access_type')).toBe('offline');
			expect(authorize.searchParams.get('prompt')).toBe('consent');
			expect(authorize.searchParams.get('scope')?.split(',')).toContain(
				'ZohoBooks.customerpayments.ALL',
			);
			expect(requests).toEqual([{ grant: 'authorization_code', region: 'eu' }]);
			expect(await testCredential(credential)).toMatchObject({ status: 'OK' });

			const organizations = await runOneNode(n8n, await listOrganizations(credential));
			expect(resultsOf(organizations).map(({ name }) => name)).toEqual([
				'Larch & Sons',
				'Beech Ltd',
			]);
			seedCustomer(larch, { name: 'Amy Ash', email: 'amy@ash.example' });
			const contacts = await runOneNode(n8n, await listContacts(credential));
			expect(resultsOf(contacts)).toMatchObject([{ contact_name: 'Amy Ash' }]);
		}, 90_000);

		test('the organization is chosen from a list', async () => {
			const { credential } = seeded.fresh;
			const search = async (filter?: string) => {
				const found = await n8n.session.editor(
					'POST',
					'/rest/dynamic-node-parameters/resource-locator-results',
					{
						path: 'parameters.organization',
						methodName: 'searchOrganizations',
						nodeTypeAndVersion: { name: NODE, version: 1 },
						currentNodeParameters: { resource: 'contact', operation: 'getAll' },
						credentials: { [TYPE]: credential },
						filter,
					},
				);
				return z
					.object({ results: z.array(z.object({ name: z.string(), value: z.string() })) })
					.parse(found).results;
			};
			const all = await search();
			expect(all.map(({ value }) => value)).toEqual([larch.id, small.id]);
			expect(all[0]?.name).toContain('Larch & Sons');
			expect(await search('beech')).toMatchObject([{ value: small.id }]);
			expect(await search('nobody')).toEqual([]);
		}, 60_000);

		test('a credential that is bound to an organization reaches no other one', async () => {
			const credential = await create('Bound', 'eu', { organizationId: larch.id });
			await n8n.credentials.connect(credential.id, { consent: consentAt(zoho) });
			const calls = zoho.calls.length;
			expect(await complaintAbout(await listContacts(credential, small))).toContain(
				`works on organization ${small.id}, but its Zoho Books credential allows ${larch.id} only`,
			);
			expect(zoho.calls).toHaveLength(calls);
			const run = await runOneNode(n8n, await listContacts(credential));
			expect(run.status).toBe('success');
		}, 60_000);

		test('a person who refuses the consent is not connected', async () => {
			const credential = await create('Refused', 'eu');
			zoho.accounts.consent.denyNext = true;
			await expect(
				n8n.credentials.connect(credential.id, { consent: consentAt(zoho) }),
			).rejects.toThrow(/access_denied/);
			expect(await complaintAbout(await listOrganizations(credential))).toMatch(/connect/i);
			expect(await testCredential(credential)).toMatchObject({ status: 'Error' });
		}, 60_000);

		test('an account of another data centre is refused, and the right one is named', async () => {
			const credential = await create('Wrong centre', 'us');
			zoho.accounts.consent.userRegion = 'eu';
			// Zoho sends the user on to his own data centre, whose codes no other one takes. That refusal
			// comes as HTTP 200, so n8n says that it is connected.
			const requests = await tokenRequestsIn(async () => {
				await n8n.credentials.connect(credential.id, { consent: consentAt(zoho) });
			});
			zoho.accounts.consent.userRegion = undefined;
			expect(requests).toMatchObject([{ region: 'us', error: 'invalid_code' }]);
			expect(await testCredential(credential)).toMatchObject({ status: 'Error' });

			const calls = zoho.calls.length;
			for (const each of [credential, seeded.astray.credential]) {
				expect(await complaintAbout(await listOrganizations(each))).toMatch(
					/data centre "United States", but Zoho connected it at accounts\.zoho\.eu\. .*choose the data centre "Europe"/,
				);
			}
			expect(zoho.calls).toHaveLength(calls);
		}, 60_000);

		test('a token answer that names a strange address sends nobody there', async () => {
			const calls = zoho.calls.length;
			const complaint = await complaintAbout(await listOrganizations(seeded.misled.credential));
			expect(complaint).toContain('connected it at books.phisher.example');
			expect(complaint).toContain('no known address of Zoho, so nothing is sent there');
			expect(zoho.calls).toHaveLength(calls);
		}, 30_000);

		test('a gateway of the user takes the place of the hosts', async () => {
			const gateway = `${zoho.url}/dc/us`;
			const credential = await n8n.credentials.create('Gateway', TYPE, {
				...typedConnection('custom'),
				accountsUrl: gateway,
				baseUrl: gateway,
			});
			const authorize = await n8n.credentials.connect(credential.id);
			expect(authorize.href).toMatch(new RegExp(`^${gateway}/oauth/v2/auth\\?`));
			expect(await testCredential(credential)).toMatchObject({ status: 'OK' });
			const run = await runOneNode(n8n, await listOrganizations(credential));
			expect(resultsOf(run)).toMatchObject([{ name: 'Over There Inc', currency_code: 'USD' }]);
		}, 60_000);
	});

	describe('tokens', () => {
		const inParallel = async (workflow: string) =>
			await Promise.all(Array.from({ length: 8 }, async () => await runOneNode(n8n, workflow)));

		beforeAll(() => {
			// Long enough that eight runs want a new token at the same time.
			zoho.faults.rates = { latency: { from: 150, to: 250 } };
		});

		test('one with a quarter of an hour left is used as it is', async () => {
			const workflow = await listContacts(seeded.fresh.credential);
			const requests = await tokenRequestsIn(async () => {
				expect((await runOneNode(n8n, workflow)).status).toBe('success');
			});
			expect(requests).toEqual([]);
		}, 30_000);

		test('eight runs at a time past the 55-minute mark ask for one token', async () => {
			const workflow = await listContacts(seeded.ending.credential);
			const requests = await tokenRequestsIn(async () => {
				const runs = await inParallel(workflow);
				expect(runs.map(({ status }) => status)).toEqual(runs.map(() => 'success'));
			});
			expect(requests).toEqual([{ grant: 'refresh_token', region: 'eu' }]);
			const more = await tokenRequestsIn(async () => await runOneNode(n8n, workflow));
			expect(more).toEqual([]);
		}, 60_000);

		test('eight runs at a time stay far from the throttle when Zoho ended the token early', async () => {
			const { credential, issued } = seeded.ended;
			zoho.accounts.tokens.revoke(issued.access_token);
			const workflow = await listContacts(credential);
			const requests = await tokenRequestsIn(async () => {
				const runs = await inParallel(workflow);
				expect(runs.map(({ status }) => status)).toEqual(runs.map(() => 'success'));
			});
			expect(requests.filter(({ error }) => error !== undefined)).toEqual([]);
			expect(requests.length).toBeGreaterThan(0);
			expect(requests.length).toBeLessThanOrEqual(3);
		}, 60_000);

		test.each([
			['about to end', 'gone'],
			['good by the clock', 'lost'],
		] as const)(
			'a connection that was revoked says which credential to connect again, its token %s',
			async (_, key) => {
				const { credential, issued } = seeded[key];
				zoho.accounts.tokens.revoke(issued.refresh_token);
				const workflow = await listContacts(credential);
				const requests = await tokenRequestsIn(async () => {
					const complaint = await complaintAbout(workflow);
					expect(complaint).toContain('The connection to Zoho Books has ended (invalid_code)');
					expect(complaint).toContain(
						`Open the credential "${credential.name}" in n8n and connect it again.`,
					);
				});
				expect(requests.map(({ error }) => error)).toContain('invalid_code');

				await n8n.credentials.connect(credential.id, { consent: consentAt(zoho) });
				expect((await runOneNode(n8n, workflow)).status).toBe('success');
			},
			60_000,
		);

		test('too many refreshes say how long to wait, and that nothing has to be connected', async () => {
			const { credential, issued } = seeded.hasty;
			// Another program with the same connection: Zoho keeps ten access tokens, and then refuses.
			for (let turn = 0; turn < 10; turn += 1) await refreshElsewhere(issued.refresh_token);
			const complaint = await complaintAbout(await listContacts(credential));
			expect(complaint).toMatch(/gives no new access token at the moment/);
			expect(complaint).toContain('Wait up to 10 minutes');
			expect(complaint).toContain(`"${credential.name}" does not have to be connected again`);
		}, 60_000);

		async function refreshElsewhere(refreshToken: string): Promise<void> {
			const answer = await fetch(`${zoho.url}/dc/eu/oauth/v2/token`, {
				method: 'POST',
				body: new URLSearchParams({
					grant_type: 'refresh_token',
					client_id: DEFAULT_ZOHO_CLIENT.clientId,
					client_secret: DEFAULT_ZOHO_CLIENT.clientSecret,
					refresh_token: refreshToken,
				}),
			});
			expect(await answer.json()).toHaveProperty('access_token');
		}
	});

	test('a plan is carried out once, and nothing that was changed after planning', async () => {
		const { credential } = seeded.fresh;
		const clearing = addAccount(larch, 'GoCardless clearing GBP', 'bank');
		const { apiName: field } = createField(larch, {
			label: 'GoCardless ID',
			data_type: 'string',
			entity: 'customer_payment',
			show_on_pdf: false,
			is_unique: true,
		});
		const customer = seedCustomer(larch, { name: 'Bo Birch', email: 'bo@birch.example' });
		const bill = (amount: number) =>
			seedInvoice(larch, { customer, amount, date: larch.today(), dueDate: larch.today() });
		const invoices = [bill(5_000), bill(7_550), bill(900)];
		const items = invoices.map((invoice, index) =>
			plannedPayment(larch, {
				customer,
				invoice,
				amount: [50, 75.5, 9][index] ?? 0,
				reference: `PM00${index}`,
				account: clearing,
				field,
			}),
		);
		const forged = structuredClone(items[2]);
		if (forged?.plannedAction.steps[0] !== undefined) forged.plannedAction.steps[0].body.amount = 8;
		const workflow = await n8n.workflows.create(
			applyWorkflow(larch, [items[0], items[1], forged]),
			{ byType: { [TYPE]: credential } },
		);
		for (const status of ['done', 'alreadyDone']) {
			const run = await runOneNode(n8n, workflow);
			expect(run.status).toBe('success');
			const [first, second, third] = resultsOf(run);
			expect([first, second]).toMatchObject([{ applied: { status } }, { applied: { status } }]);
			expect(String(third?.error)).toMatch(/changed after it was planned/);
		}
		expect(invoices.map((id) => larch.invoiceBalance(id))).toEqual([0, 0, 900]);
		expect(larch.receivable(customer)).toBe(900);
		expect(larch.balanceOf(clearing)).toBe(12_550);
		expect(larch.paymentsByReference('PM001')).toHaveLength(1);

		// Made for these books and no others.
		const elsewhere = await n8n.workflows.create(applyWorkflow(small, [items[2]]), {
			byType: { [TYPE]: credential },
		});
		const [refused] = resultsOf(await runOneNode(n8n, elsewhere));
		expect(String(refused?.error)).toContain(
			`planned for zoho:${larch.id}, but the node works on zoho:${small.id}`,
		);
	}, 90_000);

	test('a day without calls left says when the next one begins', async () => {
		zoho.faults.rates = {};
		while (zoho.limits.used(small) < 1000) zoho.limits.start(small)();
		const complaint = await complaintAbout(await listContacts(seeded.fresh.credential, small));
		expect(complaint).toContain("The organization's daily allowance of 1000 calls is spent.");
		const [, hours, minutes, moment] =
			/in (\d+) h (\d+) min \((\d{4}-\d\d-\d\dT\d\d:\d\dZ)\)/.exec(complaint) ?? [];
		const wait = (Number(hours) * 60 + Number(minutes)) * 60_000;
		expect(wait).toBeGreaterThan(0);
		expect(wait).toBeLessThanOrEqual(25 * 3_600_000);
		expect(Math.abs(Date.parse(String(moment)) - Date.now() - wait)).toBeLessThan(180_000);
		// The other organization has a day of its own.
		expect((await runOneNode(n8n, await listContacts(seeded.fresh.credential))).status).toBe(
			'success',
		);
	}, 60_000);

	test('no token and no secret can be read anywhere', async () => {
		const { leaks, texts } = await findLeaks(n8n, [
			...zoho.accounts.tokens.everIssued,
			DEFAULT_ZOHO_CLIENT.clientSecret,
			HAND_MADE,
		]);
		expect(leaks).toEqual([]);
		expect([...texts.values()].join('\n')).toContain(larch.id);
		expect(texts.size).toBeGreaterThan(20);
		expect(zoho.accounts.tokens.everIssued.length).toBeGreaterThan(20);
	}, 60_000);
});
