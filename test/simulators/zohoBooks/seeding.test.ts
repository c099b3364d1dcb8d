import { seedCompany } from './seeding/company';
import { callApi } from './testKit';
import { wireList } from './values/wire';
import { startZohoBooksSimulator } from './zohoBooksSimulator';

it('seeds an organisation with an invoice in every state', async () => {
	const simulator = await startZohoBooksSimulator();
	const { organization, invoices, customers } = seedCompany(simulator);
	const { access_token } = simulator.issueTokens();
	const answer = await callApi(
		`${simulator.apiUrl()}/books/v3/invoices?organization_id=${organization.id}`,
		'GET',
		undefined,
		{ authorization: `Zoho-oauthtoken ${access_token}` },
	);
	const status = new Map(
		wireList(answer.body.invoices).map(({ invoice_id, status: word }) => [invoice_id, word]),
	);
	expect(Object.values(invoices).map((id) => status.get(id))).toEqual([
		'draft',
		'sent',
		'overdue',
		'partially_paid',
		'paid',
		'void',
		'sent',
	]);
	expect(organization.receivable(customers.Ann)).toBe(36_000);
	expect(organization.receivable(customers.Bob)).toBe(0);
	expect(organization.trialBalance()).toBe(0);
	expect(simulator.takeDeliveries()).toEqual([]);
	await simulator.close();
});
