import { ZohoBooksChangesTrigger } from '../../../nodes/ZohoBooksChangesTrigger/ZohoBooksChangesTrigger.node';
import codex from '../../../nodes/ZohoBooksChangesTrigger/ZohoBooksChangesTrigger.node.json';
import packageJson from '../../../package.json';

const { description, methods } = new ZohoBooksChangesTrigger();

describe('the Zoho Books Changes Trigger', () => {
	it('polls, is registered, its codex is about it, and no agent may use it', () => {
		expect(description.polling).toBe(true);
		expect(packageJson.n8n.nodes).toContain(
			'dist/nodes/ZohoBooksChangesTrigger/ZohoBooksChangesTrigger.node.js',
		);
		expect(codex.node).toBe(`${packageJson.name}.${description.name}`);
		expect(description).not.toHaveProperty('usableAsTool');
	});

	it('has the list behind its field "Organization"', () => {
		const field = description.properties.find(({ name }) => name === 'organization');
		const methodName = field?.modes?.[0]?.typeOptions?.searchListMethod ?? '';
		expect(Object.keys(methods.listSearch)).toContain(methodName);
	});
});
