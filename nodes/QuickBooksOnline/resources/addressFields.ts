import type { FieldDefinition } from '../../shared/engine/fields';

/** The parts of an address, as fields of their own (lengths: QuickBooks sheet 12). */
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
		field('Line1', 'Address Line 1', 'Line1', 500),
		field('Line2', 'Address Line 2', 'Line2', 500),
		field('City', 'City', 'City', 255),
		field('Region', 'State or County', 'CountrySubDivisionCode', 255),
		field('PostalCode', 'Postal Code', 'PostalCode', 30),
		field('Country', 'Country', 'Country', 255),
	];
}
