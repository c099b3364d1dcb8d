import { addWorkingDays } from '../shared/clock';
import { addBankAccount, readBankDetails } from './business/bankAccounts';
import { addCustomer, type CustomerFields } from './business/customers';
import { postCollected } from './business/ledger';
import { addMandate } from './business/mandates';
import { testAccount } from './business/payerPages';
import { addPayment } from './business/payments';
import type {
	Customer,
	CustomerBankAccount,
	Mandate,
	MandateStatus,
	Metadata,
	Payment,
	PaymentStatus,
} from './model/records';
import { schemeOf, schemeOfCurrency } from './model/schemes';
import type { World } from './world';

export interface SeedCustomer extends CustomerFields {
	/** Of customer and mandate alike; `mandateMetadata` overrides. */
	metadata?: Metadata;
	mandateMetadata?: Metadata;
	currency?: string;
	scheme?: string;
	/** Of the mandate; `active` when left out. */
	status?: MandateStatus;
}

export interface SeededCustomer {
	customer: Customer;
	bankAccount: CustomerBankAccount;
	mandate: Mandate;
}

/** A customer who already pays by Direct Debit; no events are written. */
export function seedCustomerWithMandate(world: World, given: SeedCustomer = {}): SeededCustomer {
	const { mandateMetadata, scheme: asked, currency: money, status, ...fields } = given;
	const scheme = asked ?? schemeOfCurrency(money ?? 'GBP') ?? 'bacs';
	const number = world.customers.size + 1;
	const isNamed = Boolean(fields.company_name) || Boolean(fields.family_name);
	const customer = addCustomer(world, {
		...(isNamed ? {} : { company_name: `Customer ${number} Ltd` }),
		email: `customer${number}@payer.example`,
		address_line1: '1 Test Street',
		city: 'London',
		postal_code: 'N1 1AA',
		country_code: schemeOf(scheme).country,
		...fields,
	});
	const { currency } = schemeOf(scheme);
	const account = readBankDetails(
		{
			...testAccount(currency),
			account_holder_name: fields.company_name ?? `Customer ${number}`,
		},
		'',
	);
	const bankAccount = addBankAccount(world, customer.id, { ...account, currency });
	const metadata = mandateMetadata ?? fields.metadata;
	const mandate = addMandate(world, {
		customer: customer.id,
		customerBankAccount: bankAccount.id,
		scheme,
		status: status ?? 'active',
		...(metadata === undefined ? {} : { metadata }),
	});
	return { customer, bankAccount, mandate };
}

export interface SeedPayment {
	mandate: Mandate | string;
	amount: number;
	metadata?: Metadata;
	description?: string;
	chargeDate?: string;
	retryIfPossible?: boolean;
	/** As new when left out. `confirmed` at most: payouts are made by the clock or by `payOut`. */
	status?: Extract<PaymentStatus, 'pending_submission' | 'submitted' | 'confirmed'>;
}

/** A payment in a certain state; no events are written, but the simulator's books know it. */
export function seedPayment(world: World, given: SeedPayment): Payment {
	const mandate =
		typeof given.mandate === 'string' ? world.mandates.require(given.mandate) : given.mandate;
	const payment = addPayment(world, {
		amount: given.amount,
		currency: schemeOf(mandate.scheme).currency,
		mandate,
		description: given.description ?? null,
		...(given.metadata === undefined ? {} : { metadata: given.metadata }),
		...(given.chargeDate === undefined ? {} : { chargeDate: given.chargeDate }),
		retryIfPossible: given.retryIfPossible ?? false,
	});
	payment.status = given.status ?? payment.status;
	if (payment.status === 'confirmed') {
		payment.internal.payOutOn = addWorkingDays(world.today, 1);
		postCollected(world, payment, payment.amount, 'payment confirmed (seeded)');
	}
	return payment;
}
