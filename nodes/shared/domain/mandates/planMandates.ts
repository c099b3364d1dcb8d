import { PlanWriter, type PlanItem } from '../planItem';
import { buildMandatesContext, uniqueCustomers, type MandatesInput } from './context';
import { decideCustomer } from './decideCustomer';

/** Position of the driving list. */
const CUSTOMERS_INPUT = 0;

/** Decides who is asked for a mandate, reminded, linked or brought up to date. Pure and linear. */
export function planMandates(input: MandatesInput): PlanItem[] {
	const writer = new PlanWriter(input.settings.books);
	const customers = uniqueCustomers(input.customers);
	const context = buildMandatesContext(input, customers, writer);
	for (const { record, item } of customers) {
		decideCustomer(context, record, {
			source: { input: CUSTOMERS_INPUT, item },
			customerId: record.id,
			customerName: record.name,
			currency: record.currency,
		});
	}
	return writer.items;
}
