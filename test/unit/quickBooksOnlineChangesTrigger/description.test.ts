import { QuickBooksOnlineChangesTrigger } from '../../../nodes/QuickBooksOnlineChangesTrigger/QuickBooksOnlineChangesTrigger.node';
import codex from '../../../nodes/QuickBooksOnlineChangesTrigger/QuickBooksOnlineChangesTrigger.node.json';
import { capturedEntities } from '../../../nodes/shared/vendors/quickBooksOnline/changeCatalogue';
import packageJson from '../../../package.json';

const { description } = new QuickBooksOnlineChangesTrigger();

describe('the QuickBooks Online Changes Trigger', () => {
	it('polls, is registered, its codex is about it, and no agent may use it', () => {
		expect(description.polling).toBe(true);
		expect(packageJson.n8n.nodes).toContain(
			'dist/nodes/QuickBooksOnlineChangesTrigger/QuickBooksOnlineChangesTrigger.node.js',
		);
		expect(codex.node).toBe(`${packageJson.name}.${description.name}`);
		expect(description).not.toHaveProperty('usableAsTool');
	});

	it('offers what change data capture knows, and not what it refuses', () => {
		const values = capturedEntities().map(({ value }) => value);
		expect(values).toEqual(expect.arrayContaining(['Customer', 'Deposit', 'Invoice', 'Payment']));
		for (const refused of ['JournalCode', 'TimeActivity', 'TaxAgency']) {
			expect(values).not.toContain(refused);
		}
	});
});
