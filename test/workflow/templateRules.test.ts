/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** What every template must keep to; each rule has cost somebody money or an evening. */

interface TemplateNode {
	id?: string;
	name: string;
	type: string;
	parameters: Record<string, unknown>;
	credentials?: unknown;
	webhookId?: unknown;
	executeOnce?: boolean;
	alwaysOutputData?: boolean;
	onError?: string;
	continueOnFail?: boolean;
}

interface Template {
	id: string;
	name: string;
	nodes: TemplateNode[];
	connections: Record<string, { main: Array<Array<{ node: string; index: number }>> }>;
	settings: Record<string, unknown>;
}

const ROOT = join(__dirname, '../../workflows');
const PLANNER = 'n8n-nodes-gocardless-books.directDebitPlanner';

const files = readdirSync(ROOT, { withFileTypes: true })
	.filter((entry) => entry.isDirectory())
	.flatMap((folder) => readdirSync(join(ROOT, folder.name)).map((file) => join(folder.name, file)))
	.filter((file) => file.endsWith('.json'));

const read = (file: string) => JSON.parse(readFileSync(join(ROOT, file), 'utf8')) as Template;

const MERGE = 'n8n-nodes-base.merge';

const sourcesOf = (template: Template, target: string) =>
	Object.entries(template.connections).flatMap(([source, { main }]) =>
		main.flatMap((wires) =>
			(wires ?? [])
				.filter((wire) => wire.node === target)
				.map((wire) => ({ source, index: wire.index })),
		),
	);

/** Every input has one list behind it, and so has every input of a merge in between. */
function expectLists(template: Template, target: string): void {
	const sources = sourcesOf(template, target);
	const inputs = sources.map(({ index }) => index);
	expect(new Set(inputs).size).toBe(inputs.length);
	expect([...inputs].sort()).toEqual(inputs.map((_, index) => index));
	for (const { source } of sources) {
		const node = template.nodes.find((candidate) => candidate.name === source);
		// With several outputs the setting fills the first one only; these fill each by themselves.
		const fillsItsOutputs = node?.parameters.resource === 'plannerList';
		expect(node?.alwaysOutputData ?? false).toBe(!fillsItsOutputs);
		expect(node?.onError ?? 'stopWorkflow').toBe('stopWorkflow');
		expect(node?.continueOnFail ?? false).toBe(false);
		if (node?.type !== MERGE) continue;
		expect(node.parameters.mode).toBe('append');
		expect(node.parameters.numberInputs ?? 2).toBe(sourcesOf(template, source).length);
		expectLists(template, source);
	}
}

it('ships the templates of QuickBooks Online', () => {
	expect(files.length).toBeGreaterThanOrEqual(4);
});

it('gives every template an id of its own', () => {
	const ids = files.map((file) => read(file).id);
	expect(new Set(ids).size).toBe(ids.length);
});

describe.each(files)('%s', (file) => {
	const template = read(file);
	const names = template.nodes.map((node) => node.name);

	it('holds only what survives an import', () => {
		expect(Object.keys(template).sort()).toEqual([
			'connections',
			'id',
			'name',
			'nodes',
			'settings',
		]);
		expect(template.id).toMatch(/^[A-Za-z0-9]{7,16}$/);
		expect(template.settings).toEqual({ executionOrder: 'v1' });
	});

	it('names every node once, and gives it an id', () => {
		expect(new Set(names).size).toBe(names.length);
		const ids = template.nodes.map((node) => node.id ?? '');
		expect(ids.every((id) => id.length > 0)).toBe(true);
		expect(new Set(ids).size).toBe(ids.length);
	});

	it('names triggers without a space', () => {
		// After an import on the command line the name is part of the webhook's path, and n8n then looks
		// for a space where the address has "%20".
		const triggers = template.nodes.filter((node) => /trigger$/i.test(node.type));
		const served = triggers.filter((node) => !/(schedule|manual|error)Trigger$/.test(node.type));
		for (const { name } of served) expect(name).toMatch(/^\S+$/);
	});

	it('carries no credentials and no webhook ids of ours', () => {
		for (const node of template.nodes) {
			expect(node.credentials).toBeUndefined();
			expect(node.webhookId).toBeUndefined();
		}
	});

	it('has no code nodes and reads neither the environment nor the time zone of the host', () => {
		for (const node of template.nodes) {
			expect(node.type).not.toMatch(/\.(code|function|functionItem)$/);
		}
		const text = JSON.stringify(template);
		expect(text).not.toMatch(/\$env\b/);
		expect(text).not.toMatch(/\$today\b/);
	});

	it('connects only nodes that exist', () => {
		for (const [source, { main }] of Object.entries(template.connections)) {
			expect(names).toContain(source);
			for (const wire of main.flat()) expect(names).toContain(wire.node);
		}
	});

	it('tells what to set, in a sticky note', () => {
		const notes = template.nodes.filter((node) => node.type.endsWith('.stickyNote'));
		const text = notes.map((note) => String(note.parameters.content)).join('\n');
		expect(text).toMatch(/credential/i);
	});

	const planners = template.nodes.filter((node) => node.type === PLANNER);

	for (const { name } of planners) {
		it(`feeds "${name}" with one list an input, each failing loudly and never staying silent`, () => {
			expectLists(template, name);
			const planner = template.nodes.find((node) => node.name === name);
			expect(planner?.alwaysOutputData ?? false).toBe(false);
		});
	}
});
