import type { Company } from '../company';
import { ENTITY_NAMES } from '../entities/rules';
import { referenceId } from '../values/wire';

/**
 * Merges one customer into another, as a bookkeeper does in the browser by giving both the same name:
 * the forms of the one move to the other, the one is gone, and webhooks tell of it (sheet 11).
 */
export function mergeCustomers(company: Company, keptId: string, vanishedId: string): void {
	const customers = company.store('Customer');
	const kept = customers.find(keptId);
	const vanished = customers.find(vanishedId);
	if (kept === undefined || vanished === undefined || kept === vanished) {
		throw new Error(`Customers ${keptId} and ${vanishedId} cannot be merged.`);
	}
	const at = company.now();
	for (const type of ENTITY_NAMES) {
		for (const record of [...company.store(type).all()]) {
			if (referenceId(record.body.CustomerRef) !== vanishedId) continue;
			const body = { ...record.body, CustomerRef: { value: keptId } };
			company.store(type).update(record, at, body);
			company.repost(type, record);
		}
	}
	customers.remove(vanished, at);
	company.noteDeleted('Customer', vanishedId, at);
	customers.update(kept, at);
	company.note('Customer', keptId, 'Merge', at, vanishedId);
}
