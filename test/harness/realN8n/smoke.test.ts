/* eslint-disable @n8n/community-nodes/no-restricted-imports */
import { basename } from 'node:path';

import packageJson from '../../../package.json';
import { itemsOf, OWNER, RealN8n } from './index';
import { startAuthorizationServer } from './smokeAuthorizationServer';
import { formWorkflow, manualWorkflow, requestWorkflow, webhookWorkflow } from './smokeWorkflows';

describe('a real n8n', () => {
	let n8n: RealN8n;

	beforeAll(async () => {
		n8n = await RealN8n.start({
			seed: {
				workflows: [{ ...manualWorkflow, id: 'smokeSeeded1', name: 'Smoke: seeded' }],
				credentials: [
					{
						id: 'smokeHeader1',
						name: 'Header',
						type: 'httpHeaderAuth',
						data: { name: 'x-key', value: 'k' },
					},
				],
			},
		});
	}, 240_000);

	afterAll(async () => await n8n?.stop());

	test('has loaded every node of this package from its packed tarball', async () => {
		const loaded = await n8n.nodeTypes.listWithCredentialTypes();
		const listed = packageJson.n8n.nodes.map((file) => basename(file, '.node.js'));
		const missing = listed.filter(
			(name) => !loaded.has(`${packageJson.name}.${name.charAt(0).toLowerCase()}${name.slice(1)}`),
		);
		expect(listed.length).toBeGreaterThan(0);
		expect(missing).toEqual([]);
	});

	test('runs a manual workflow and shows what each node gave', async () => {
		const id = await n8n.workflows.create(manualWorkflow);
		const execution = await n8n.executions.waitUntilSettled(await n8n.workflows.run(id, 'Start'));
		expect(execution.status).toBe('success');
		expect(itemsOf(execution, 'Total')).toEqual([{ total: 42 }]);
	}, 60_000);

	test('serves a webhook, also after it was killed and started again', async () => {
		const id = await n8n.workflows.create(webhookWorkflow);
		await n8n.workflows.activate(id);
		const url = await n8n.workflows.webhookUrl(id, 'Hook');
		const deliver = async () =>
			await fetch(url, {
				method: 'POST',
				headers: { 'content-type': 'application/json' },
				body: JSON.stringify({ invoice: '1001' }),
			});
		expect((await deliver()).status).toBe(200);
		await n8n.executions.waitForCount(id, 1);

		await n8n.kill();
		await n8n.restart();
		await n8n.workflows.waitUntilServed(url);
		expect((await deliver()).status).toBe(200);

		const executions = await n8n.executions.waitForCount(id, 2);
		expect(executions.map(({ status }) => status)).toEqual(['success', 'success']);
		const last = executions.at(-1);
		expect(last && itemsOf(last, 'Rest')[0]).toMatchObject({ body: { invoice: '1001' } });
	}, 240_000);

	test('has imported what it was seeded with, under the ids it came with', async () => {
		expect(await n8n.workflows.get('smokeSeeded1')).toMatchObject({ name: 'Smoke: seeded' });
		const execution = await n8n.executions.waitUntilSettled(
			await n8n.workflows.run('smokeSeeded1', 'Start'),
		);
		expect(itemsOf(execution, 'Total')).toEqual([{ total: 42 }]);
	}, 60_000);

	test('connects an OAuth account without a browser, and nodes then use its token', async () => {
		const { server, url } = await startAuthorizationServer();
		try {
			const account = await n8n.credentials.create('Vendor', 'oAuth2Api', {
				grantType: 'authorizationCode',
				authUrl: `${url}/authorize`,
				accessTokenUrl: `${url}/token`,
				clientId: 'client',
				clientSecret: 'not secret',
				scope: 'accounting',
				authentication: 'body',
			});
			await n8n.credentials.connect(account.id);
			const id = await n8n.workflows.create(requestWorkflow(url), {
				byType: { oAuth2Api: account },
			});
			const execution = await n8n.executions.waitUntilSettled(await n8n.workflows.run(id, 'Start'));
			expect(itemsOf(execution, 'Ask')).toEqual([
				expect.objectContaining({ authorization: 'Bearer access' }),
			]);
		} finally {
			server.close();
		}
	}, 60_000);

	test('walks a signed-in person through the pages of a form', async () => {
		const id = await n8n.workflows.create(formWorkflow);
		await n8n.workflows.activate(id);
		const form = await n8n.openForm(await n8n.workflows.webhookUrl(id, 'Form'));
		await form.submit({ Company: 'Books Ltd' });
		expect(form.fields).toMatchObject([
			{ label: 'Clearing account', options: ['Bank [1]', 'GoCardless "clearing" [2]'] },
		]);
		await form.submit({ 'Clearing account': 'GoCardless "clearing" [2]' });
		expect(form.isFinished).toBe(true);
		expect(form.text).toContain('Ready Chosen: GoCardless "clearing" [2]');
		const [execution] = await n8n.executions.waitForCount(id, 1);
		expect(execution?.status).toBe('success');
		expect(execution && itemsOf(execution, 'Form')[0]).toMatchObject({
			Company: 'Books Ltd',
			user: { email: OWNER.email },
		});
	}, 60_000);
});
