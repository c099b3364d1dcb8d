import { ownershipOf } from './identity';
import type { Mandate } from './types';

/** Customer of the books by mandate id, for the mandates that are marked as ours. */
export function customersOfMandates(
	mandates: Iterable<Mandate>,
	books: string,
): Map<string, string> {
	const customers = new Map<string, string>();
	for (const { id, metadata } of mandates) {
		const { customer } = metadata;
		if (customer !== undefined && ownershipOf(metadata, books) === 'ours') {
			customers.set(id, customer);
		}
	}
	return customers;
}
