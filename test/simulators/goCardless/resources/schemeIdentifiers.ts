import type { World } from '../world';

/** The merchant's identity in each scheme; part of the creditor. */
export function schemeIdentifier(world: World, scheme: string, currency: string): unknown {
	return {
		id: world.ids.next('SU'),
		created_at: world.clock.iso(),
		name: 'GoCardless',
		scheme,
		currency,
		reference: '420042',
		status: 'active',
		can_specify_mandate_reference: false,
		minimum_advance_notice: 3,
		address_line1: null,
		address_line2: null,
		address_line3: null,
		city: null,
		region: null,
		postal_code: null,
		country_code: null,
		email: null,
		phone_number: null,
	};
}
