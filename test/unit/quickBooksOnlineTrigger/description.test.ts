/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { changeOptions } from '../../../nodes/QuickBooksOnlineTrigger/changeFilter';
import { QuickBooksOnlineTrigger } from '../../../nodes/QuickBooksOnlineTrigger/QuickBooksOnlineTrigger.node';
import codex from '../../../nodes/QuickBooksOnlineTrigger/QuickBooksOnlineTrigger.node.json';
import {
	entityName,
	operationName,
} from '../../../nodes/shared/vendors/quickBooksOnline/changeCatalogue';
import packageJson from '../../../package.json';

const { description } = new QuickBooksOnlineTrigger();

describe('the QuickBooks Online Trigger', () => {
	it('answers Intuit once n8n has the execution, with nothing in it', () => {
		expect(description.webhooks).toMatchObject([
			{ httpMethod: 'POST', responseMode: 'onReceived', responseData: 'noData' },
		]);
	});

	it('has a version from which n8n leaves bodies alone that it does not know', () => {
		expect(description.version).toBeGreaterThan(1);
	});

	it('is registered, its codex is about it, and no agent may use it', () => {
		expect(packageJson.n8n.nodes).toContain(
			'dist/nodes/QuickBooksOnlineTrigger/QuickBooksOnlineTrigger.node.js',
		);
		expect(codex.node).toBe(`${packageJson.name}.${description.name}`);
		expect(description).not.toHaveProperty('usableAsTool');
	});

	it('tells where the address and the token go, whether it is active or not', () => {
		const { triggerPanel } = description;
		if (typeof triggerPanel !== 'object' || typeof triggerPanel.executionsHelp !== 'object') {
			throw new Error('A panel with two texts was expected');
		}
		for (const text of Object.values(triggerPanel.executionsHelp)) {
			expect(text).toMatch(/developer\.intuit\.com.*Webhooks.*test URL.*Webhook Verifier Token/);
		}
	});
});

describe('the list of changes', () => {
	const values = changeOptions().map(({ value }) => value);

	it('has each change once, a choice for each kind of record, and one for all', () => {
		expect(new Set(values).size).toBe(values.length);
		expect(values).toEqual(
			expect.arrayContaining(['*', 'Invoice.*', 'Invoice.voided', 'Customer.merged']),
		);
	});

	const types = join(
		__dirname,
		'../../../../shared/reference/quickbooks-fixtures/webhooks/event-types.json',
	);
	(existsSync(types) ? it : it.skip)('has every event that Intuit offers, and no other', () => {
		const offered = (JSON.parse(readFileSync(types, 'utf8')) as { types: string[] }).types.map(
			(type) => {
				const [, entity = '', operation = ''] = type.split('.');
				return `${entityName(entity)}.${operationName(operation)}`;
			},
		);
		const listed = values.filter((value) => !String(value).endsWith('*'));
		expect([...listed].sort()).toEqual([...new Set(offered)].sort());
	});
});
