import { ZohoBooksTrigger } from '../../../nodes/ZohoBooksTrigger/ZohoBooksTrigger.node';
import codex from '../../../nodes/ZohoBooksTrigger/ZohoBooksTrigger.node.json';
import { eventOptions, readEventName } from '../../../nodes/ZohoBooksTrigger/ruleEvents';
import packageJson from '../../../package.json';

const { description } = new ZohoBooksTrigger();

describe('the Zoho Books Trigger', () => {
	it('is registered, its codex is about it, and no agent may use it', () => {
		expect(packageJson.n8n.nodes).toContain('dist/nodes/ZohoBooksTrigger/ZohoBooksTrigger.node.js');
		expect(codex.node).toBe(`${packageJson.name}.${description.name}`);
		expect(description).not.toHaveProperty('usableAsTool');
	});

	it('has events that may stand in a signed URL as they are', () => {
		for (const { value } of eventOptions()) {
			expect(value).toMatch(/^[a-z0-9._-]+$/);
			expect(readEventName(String(value))).toBeDefined();
		}
		expect(readEventName('invoice.edit')).toBeUndefined();
		expect(readEventName('constructor.add')).toBeUndefined();
	});

	it('lets no expression decide who registers', () => {
		const field = description.properties.find(({ name }) => name === 'registration');
		expect(field?.noDataExpression).toBe(true);
	});
});
