import { addDays } from '../../shared/clock';
import type { Organization } from '../organization/books';
import type { OrganizationOptions } from '../organization/settings';
import { createField } from '../resources/fieldRoutes';
import type { ZohoBooksSimulator } from '../zohoBooksSimulator';
import { addAccount } from './chartOfAccounts';
import { seedCustomer, seedInvoice, seedPayment } from './records';

/** An organisation in the middle of its business. */
export interface SeededCompany {
	organization: Organization;
	/** Customer ids by name. */
	customers: Record<'Ann' | 'Bob' | 'Cleo', string>;
	/** Invoice ids by state; each belongs to Ann but the one that is paid, which is Bob's. */
	invoices: Record<
		'draft' | 'sent' | 'overdue' | 'partlyPaid' | 'paid' | 'void' | 'collectedElsewhere',
		string
	>;
	/** Account ids. */
	accounts: Record<'clearing' | 'bank' | 'fees', string>;
}

/** Customers, an invoice in every state, the accounts of a payout and the unique custom field. */
export function seedCompany(
	simulator: ZohoBooksSimulator,
	options: Partial<OrganizationOptions> = {},
): SeededCompany {
	const organization = simulator.createOrganization({ name: 'Larch & Sons', ...options });
	const [customer, other, third] = ['Ann', 'Bob', 'Cleo'].map((name) =>
		seedCustomer(organization, { name, email: `${name.toLowerCase()}@customers.example` }),
	) as [string, string, string];
	const invoice = (more: Partial<Parameters<typeof seedInvoice>[1]> = {}) =>
		seedInvoice(organization, { customer, amount: 10_000, dueDate: dueDate(30), ...more });
	const dueDate = (days: number) => addDays(organization.today(), days);
	const invoices: SeededCompany['invoices'] = {
		draft: invoice({ state: 'draft' }),
		sent: invoice(),
		overdue: invoice({ date: dueDate(-40), dueDate: dueDate(-10) }),
		partlyPaid: invoice(),
		paid: invoice({ customer: other }),
		void: invoice({ state: 'void' }),
		collectedElsewhere: invoice(),
	};
	const pay = (owner: string, id: string, amount: number) =>
		seedPayment(organization, { customer: owner, amount, invoices: { [id]: amount } });
	pay(customer, invoices.partlyPaid, 4000);
	pay(other, invoices.paid, 10_000);
	organization.collectElsewhere(invoices.collectedElsewhere, 10_000);
	createField(organization, {
		label: 'GoCardless ID',
		data_type: 'string',
		entity: 'customer_payment',
		show_on_pdf: false,
		is_unique: true,
	});
	return {
		organization,
		customers: { Ann: customer, Bob: other, Cleo: third },
		invoices,
		accounts: {
			clearing: addAccount(organization, 'GoCardless Clearing', 'bank'),
			bank: addAccount(organization, 'Main Bank', 'bank'),
			fees: addAccount(organization, 'GoCardless Fees', 'expense'),
		},
	};
}
