import type { FieldDefinition } from '../../shared/engine/fields';

/** The parts of an address, as fields of their own (lengths: Zoho's description of contacts). */
export function addressFields(name: string, label: string, target: string): FieldDefinition[] {
	const field = (
		part: string,
		title: string,
		property: string,
		maximumLength: number,
	): FieldDefinition => ({
		name: `${name}${part}`,
		label: `${label} ${title}`,
		type: 'text',
		target: `${target}.${property}`,
		maximumLength,
	});
	return [
		field('Attention', 'Attention', 'attention', 100),
		field('Street', 'Street', 'address', 500),
		field('Street2', 'Street 2', 'street2', 255),
		field('City', 'City', 'city', 100),
		field('State', 'State or County', 'state', 100),
		field('Zip', 'Postal Code', 'zip', 50),
		field('Country', 'Country', 'country', 100),
		field('Phone', 'Phone', 'phone', 50),
	];
}
