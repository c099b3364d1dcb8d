import type { PlanDetails, PlanItem, PlanSubject } from '../planItem';
import { PlanWriter } from '../planItem';
import { booksOf } from './histories';
import type { Entry } from './readEntries';

/** What an entry is about, as a plan says it. The names stand in the plan, the new ids in its end. */
export function subjectOf(plan: Entry, end?: Entry): PlanSubject {
	const { data } = plan;
	return {
		source: { input: 0, item: plan.item },
		customerId: data.customerId,
		customerName: data.customerName,
		invoiceId: data.invoiceId,
		invoiceNumber: data.invoiceNumber,
		goCardlessId: end?.data.goCardlessId ?? data.goCardlessId,
		currency: data.currency,
	};
}

export function detailsOf({ data }: Entry): PlanDetails {
	return data.amount === undefined ? {} : { amount: data.amount };
}

/** Writes one line of a plan for the company that an entry belongs to. */
export function writeLine(entry: Entry, write: (writer: PlanWriter) => void): PlanItem[] {
	const writer = new PlanWriter(booksOf(entry));
	write(writer);
	return writer.items;
}
