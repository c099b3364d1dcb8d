/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { EVENT_SOURCES } from '../../../nodes/shared/vendors/goCardless/eventCatalogue';
import { eventOptions } from '../../../nodes/shared/vendors/goCardless/eventFilter';
import { GoCardlessTrigger } from '../../../nodes/GoCardlessTrigger/GoCardlessTrigger.node';
import codex from '../../../nodes/GoCardlessTrigger/GoCardlessTrigger.node.json';
import packageJson from '../../../package.json';

const { description } = new GoCardlessTrigger();

describe('the GoCardless Trigger', () => {
	it('answers GoCardless once n8n has the execution, with nothing in it', () => {
		expect(description.webhooks).toEqual([
			{
				name: 'default',
				httpMethod: 'POST',
				path: 'webhook',
				responseMode: 'onReceived',
				responseData: 'noData',
			},
		]);
	});

	it('has a version from which n8n leaves bodies alone that it does not know', () => {
		expect(description.version).toBeGreaterThan(1);
	});

	it('is registered, and its codex is about it', () => {
		expect(packageJson.n8n.nodes).toContain(
			'dist/nodes/GoCardlessTrigger/GoCardlessTrigger.node.js',
		);
		expect(codex.node).toBe(`${packageJson.name}.${description.name}`);
	});

	it('tells where the address and the secret go, whether it is active or not', () => {
		const { triggerPanel } = description;
		if (typeof triggerPanel !== 'object' || typeof triggerPanel.executionsHelp !== 'object') {
			throw new Error('A panel with two texts was expected');
		}
		for (const text of Object.values(triggerPanel.executionsHelp)) {
			expect(text).toMatch(/Developers.*Webhook endpoint.*test URL.*Webhook Endpoint Secret/);
		}
	});

	it('asks for the credential that the user chose', () => {
		expect(description.credentials).toEqual([
			{
				name: 'goCardlessApi',
				required: true,
				displayOptions: { show: { authentication: ['accessToken'] } },
			},
			{
				name: 'goCardlessOAuth2Api',
				required: true,
				displayOptions: { show: { authentication: ['oAuth2'] } },
			},
		]);
	});
});

describe('the list of events', () => {
	it('has every event once, a choice for each kind of resource, and one for all', () => {
		const values = eventOptions().map(({ value }) => value);
		const actions = Object.values(EVENT_SOURCES).flatMap((source) => source.actions);
		expect(values).toHaveLength(actions.length + Object.keys(EVENT_SOURCES).length + 1);
		expect(new Set(values).size).toBe(values.length);
		expect(values).toEqual(expect.arrayContaining(['*', 'payments.*', 'payments.charged_back']));
	});

	it('is readable and in order', () => {
		const names = eventOptions().map(({ name }) => name);
		expect(names).toEqual(expect.arrayContaining(['Payout: FX Rate Confirmed', 'Mandate: Active']));
		for (const { actions } of Object.values(EVENT_SOURCES)) {
			expect(actions).toEqual([...actions].sort());
		}
	});

	const catalogue = join(
		__dirname,
		'../../../../shared/reference/gocardless-fixtures/events/event-catalogue.json',
	);
	(existsSync(catalogue) ? it : it.skip)('has every event of the vendor’s reference', () => {
		const rows = JSON.parse(readFileSync(catalogue, 'utf8')) as Array<{
			resource_type: string;
			action: string;
		}>;
		const values = new Set(eventOptions().map(({ value }) => value));
		const missing = rows.filter((row) => !values.has(`${row.resource_type}.${row.action}`));
		expect(missing).toEqual([]);
		expect(rows.length).toBeGreaterThan(400);
	});
});
