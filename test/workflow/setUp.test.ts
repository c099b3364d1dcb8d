/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals */
import template from '../../workflows/quickbooks-online/01-set-up.json';
import { InProcessN8n } from '../harness/inProcess';
import { GoCardlessSimulator } from '../simulators/goCardless';
import { QuickBooksSimulator } from '../simulators/quickBooksOnline/quickBooksSimulator';
import { SimulatedClock } from '../simulators/shared/clock';
import { Faults } from '../simulators/shared/faults';

it('walks', async () => {
	const clock = new SimulatedClock(new Date());
	const quickBooks = new QuickBooksSimulator({ clock, limits: false, faults: new Faults(1) });
	const goCardless = new GoCardlessSimulator({ clock, faults: new Faults(2) });
	await Promise.all([quickBooks.listen(), goCardless.listen()]);
	const company = quickBooks.createCompany({
		name: 'Harbour & Sons',
		homeCurrency: 'GBP',
		country: 'GB',
	});
	const n8n = await InProcessN8n.create();
	const { realmId, ...token } = quickBooks.issueTokens(company.realmId);
	n8n.credentials.add('quickBooksOnlineOAuth2Api', {
		environment: 'custom',
		authorizeUrl: `${quickBooks.url}/connect/oauth2`,
		tokenUrl: `${quickBooks.url}/oauth2/v1/tokens/bearer`,
		baseUrl: quickBooks.url,
		clientId: 'simulated-client',
		clientSecret: 'simulated-secret',
		oauthTokenData: { ...token, callbackQueryString: { realmId } },
	});
	n8n.credentials.add('goCardlessApi', {
		environment: 'custom',
		baseUrl: goCardless.url,
		accessToken: 'sandbox_token',
	});
	const first = await n8n.runWorkflow(template, {
		start: 'Set-up form',
		items: [{ user: { email: 'a@b.c' } }],
	});
	console.log(first.status, first.error, first.executed);
	console.log(
		JSON.stringify(first.outputs('Connections')),
		JSON.stringify(first.outputs('Facts')).slice(0, 3000),
	);

	console.log(
		first.resolveParameter('Ask', 'jsonOutput'),
		first.resolveParameter('Ask', 'options'),
	);
	console.log(JSON.stringify(first.outputs('Questions')).slice(0, 3000));
	await Promise.all([quickBooks.close(), goCardless.close()]);
	return;
	const shown = first.items('First look')[0]!.shown as Record<string, string>;
	const bank = (first.items('First look')[0]!.questions as any[]).find(
		(q) => q.name === 'bankAccount',
	).options[1].label;
	const second = await n8n.runWorkflow(template, {
		start: 'Set-up form',
		items: [{ user: { email: 'a@b.c' } }],
		stopAfterNode: process.env.STOP,
		pinned: { Ask: [{ ...shown, bankAccount: bank, minimumAmount: '1.5', submittedAt: 'x' }] },
	});
	console.log(second.status, second.error, second.executed);
	console.log(
		JSON.stringify(second.outputs('Problems')),
		JSON.stringify(second.outputs('Settings'), null, 1),
		JSON.stringify(second.outputs('Save settings')),
	);
	console.log(second.resolveParameter('Done', 'completionMessage'));
	await Promise.all([quickBooks.close(), goCardless.close()]);
});
