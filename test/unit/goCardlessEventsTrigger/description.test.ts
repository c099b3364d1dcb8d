import { GoCardlessEventsTrigger } from '../../../nodes/GoCardlessEventsTrigger/GoCardlessEventsTrigger.node';
import codex from '../../../nodes/GoCardlessEventsTrigger/GoCardlessEventsTrigger.node.json';
import { GoCardlessTrigger } from '../../../nodes/GoCardlessTrigger/GoCardlessTrigger.node';
import packageJson from '../../../package.json';

const { description } = new GoCardlessEventsTrigger();

describe('the GoCardless Events Trigger', () => {
	it('polls, is registered, its codex is about it, and no agent may use it', () => {
		expect(description.polling).toBe(true);
		expect(packageJson.n8n.nodes).toContain(
			'dist/nodes/GoCardlessEventsTrigger/GoCardlessEventsTrigger.node.js',
		);
		expect(codex.node).toBe(`${packageJson.name}.${description.name}`);
		expect(description).not.toHaveProperty('usableAsTool');
	});

	it('offers the events and credentials that the GoCardless Trigger offers', () => {
		const other = new GoCardlessTrigger().description;
		expect(description.credentials).toEqual(other.credentials);
		const eventsOf = ({ properties }: typeof description) =>
			properties.find(({ name }) => name === 'events')?.options;
		expect(eventsOf(description)).toEqual(eventsOf(other));
	});
});
