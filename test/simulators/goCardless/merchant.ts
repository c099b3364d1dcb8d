import type { World } from './world';
import { SCHEMES } from './model/schemes';
import { schemeIdentifier } from './resources/schemeIdentifiers';

/** Sets up the merchant: one creditor with a bank account for each currency. */
export function addMerchant(world: World): void {
	const { creditor: given = {} } = world.options;
	const id = world.ids.next('CR');
	const currencies = new Set(Object.values(SCHEMES).map(({ currency }) => currency));
	const links: Record<string, string> = {};
	for (const currency of currencies) {
		const account = world.creditorBankAccounts.add({
			id: world.ids.next('BA'),
			created_at: world.clock.iso(),
			account_holder_name: 'THE MERCHANT',
			account_number_ending: '11',
			account_type: null,
			bank_name: 'SIMULATED BANK PLC',
			country_code: 'GB',
			currency,
			enabled: true,
			metadata: {},
			verification_status: 'successful',
			links: { creditor: id },
		});
		links[`default_${currency.toLowerCase()}_payout_account`] = account.id;
	}
	const direct = Object.entries(SCHEMES).filter(([, scheme]) => scheme.instant !== true);
	world.creditors.add({
		id,
		created_at: world.clock.iso(),
		name: given.name ?? 'The Merchant Ltd',
		creditor_type: 'company',
		verification_status: 'successful',
		can_create_refunds: given.can_create_refunds ?? true,
		custom_payment_pages_enabled: given.custom_payment_pages_enabled ?? true,
		mandate_imports_enabled: false,
		merchant_responsible_for_notifications: false,
		bank_reference_prefix: given.bank_reference_prefix ?? 'ACME',
		fx_payout_currency: given.fx_payout_currency ?? null,
		logo_url: null,
		address_line1: '1 Merchant Street',
		address_line2: null,
		address_line3: null,
		city: 'London',
		region: null,
		postal_code: 'EC1V 7LQ',
		country_code: 'GB',
		scheme_identifiers: direct.map(([scheme, { currency }]) =>
			schemeIdentifier(world, scheme, currency),
		),
		links,
	});
}
