import { textIn } from '../protocol/bodyFields';
import { invalidValue } from '../protocol/refusals';
import { isWire, type Wire } from '../values/wire';

const FIELDS = [
	'attention',
	'address',
	'street2',
	'city',
	'state_code',
	'state',
	'zip',
	'country',
	'country_code',
	'phone',
	'fax',
];

/** An address of a body; a missing part is "". */
export function addressIn(body: Wire, property: string, before: Wire): Wire {
	const given = body[property];
	if (given === undefined || given === '') return before;
	if (!isWire(given)) throw invalidValue(property);
	const parts = FIELDS.map((name) => [name, textIn(given, name, 500) ?? before[name] ?? '']);
	return { ...before, ...Object.fromEntries(parts) };
}

export function emptyAddress(addressId: string): Wire {
	const parts = FIELDS.map((name) => [name, '']);
	return {
		address_id: addressId,
		...Object.fromEntries(parts),
		county: '',
		latitude: '',
		longitude: '',
	};
}

/** Lists of invoices write `zipcode` where details write `zip` (Zoho sheet 7.1). */
export function addressInList(address: Wire): Wire {
	const { address: street, street2, city, state, zip, country, phone, fax, attention } = address;
	return { address: street, street2, city, state, zipcode: zip, country, phone, fax, attention };
}

export function addressOnDocument(address: Wire): Wire {
	const { address: street, street2, city, state, zip, country, fax, phone, attention } = address;
	return { address: street, street2, city, state, zip, country, fax, phone, attention };
}
