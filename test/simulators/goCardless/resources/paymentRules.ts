import { isCollectable } from '../business/mandates';
import type { Call } from '../http/call';
import { invalidState, linkNotFound, wrongField } from '../http/errors';
import type { Mandate } from '../model/records';
import { schemeOf } from '../model/schemes';
import type { World } from '../world';

/** Rules that payments, subscriptions and instalment schedules share (GoCardless sheet 5). */
export function usableMandate(world: World, id: string, pointer: string): Mandate {
	const mandate = world.mandates.get(id);
	if (mandate === undefined) throw linkNotFound(`${pointer}/links/mandate`);
	const { new_mandate: newMandate } = mandate.links;
	if (newMandate !== undefined) {
		throw invalidState('mandate_replaced', 'This mandate has been replaced', {
			links: { new_mandate: newMandate },
		});
	}
	if (!isCollectable(mandate)) {
		throw invalidState('mandate_is_inactive', 'Mandate is failed, cancelled or expired');
	}
	return mandate;
}

export function assertCurrency(mandate: Mandate, currency: string, pointer: string): void {
	const { currency: expected } = schemeOf(mandate.scheme);
	if (currency === expected) return;
	throw wrongField(`${pointer}/currency`, `must be ${expected} for a ${mandate.scheme} mandate`);
}

export function assertAmount(mandate: Mandate, amount: number, pointer: string): void {
	const { smallest, largest } = schemeOf(mandate.scheme);
	if (amount > largest) {
		throw wrongField(pointer, 'is greater than the permitted scheme maximum', {
			metadata: { maximum_amount: largest },
		});
	}
	if (amount < smallest) {
		throw wrongField(pointer, 'is less than the permitted scheme minimum', {
			metadata: { minimum_amount: smallest },
		});
	}
}

/** App fees are for partner apps and smaller than the amount. */
export function assertAppFee(
	{ token }: Call,
	appFee: number | null | undefined,
	amount: number,
	pointer: string,
): void {
	if (!appFee) return;
	if (token.app === undefined) {
		throw wrongField(`${pointer}/app_fee`, 'can only be set by partner apps');
	}
	if (appFee >= amount) throw wrongField(`${pointer}/app_fee`, 'must be less than the amount');
}

/** Own references are a paid right, and short (GoCardless sheet 5.2). */
export function assertReference(
	world: World,
	mandate: Mandate,
	reference: string | null | undefined,
	pointer: string,
): void {
	if (!reference) return;
	const { longestReference } = schemeOf(mandate.scheme);
	if (world.options.ownReferences !== true) {
		throw wrongField(pointer, 'cannot be set on this account');
	}
	if (reference.length > longestReference) {
		throw wrongField(pointer, `is too long (maximum is ${longestReference} characters)`);
	}
}

export function assertRetries(world: World, wanted: boolean | undefined, pointer: string): void {
	if (wanted !== true || world.options.successPlus !== false) return;
	throw wrongField(`${pointer}/retry_if_possible`, 'needs the Success+ product');
}
