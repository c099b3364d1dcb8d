import type { Settings } from '../settings';
import type { BooksCustomer, CollectionInstruction, OpenInvoice } from '../types';
import { nothing, review, type Verdict } from '../verdict';

/** What holds for an invoice: its own instruction before the customer's. */
export function instructionFor(
	invoice: OpenInvoice,
	customer: BooksCustomer | undefined,
): CollectionInstruction {
	return { ...customer?.instruction, ...invoice.instruction };
}

/** Whether the books or the settings keep an invoice out of collecting. */
export function checkInstruction(
	invoice: OpenInvoice,
	customer: BooksCustomer | undefined,
	{ skipCustomers, collectOnly }: Settings,
	lastDueDate: string,
): Verdict | undefined {
	const instruction = instructionFor(invoice, customer);
	if (instruction.unclear !== undefined) {
		return review(
			'instructionUnclear',
			`The books say "${instruction.unclear}" about collecting this, which is not understood. Write, ` +
				'for example, "no", "once", "3 instalments", "instalments 50.00 + 70.00" or "ask".',
		);
	}
	if (skipCustomers.includes(invoice.customerId)) {
		return nothing('customerSkipped', 'The settings leave this customer out of collecting.');
	}
	if (instruction.mode === 'skip') {
		return nothing('excluded', 'The books say that this is not collected by Direct Debit.');
	}
	const isMarked = invoice.instruction !== undefined || customer?.instruction !== undefined;
	if (collectOnly === 'marked' && !isMarked) {
		return nothing(
			'notMarked',
			'Only what is marked for Direct Debit in the books is collected, and this is not.',
		);
	}
	const { notBefore } = instruction;
	if (notBefore !== undefined && notBefore > lastDueDate) {
		return nothing('notBefore', `The books say that this is not collected before ${notBefore}.`);
	}
	return undefined;
}
