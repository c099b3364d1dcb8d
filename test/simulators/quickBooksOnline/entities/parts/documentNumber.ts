import { duplicateDocumentNumber } from '../../protocol/vendorFaults';
import { textOf } from '../../values/wire';
import type { Draft, EntityName } from '../rules';

/** Number series that share one counter and one space of numbers (QuickBooks sheet 12). */
const SALES: readonly EntityName[] = ['Invoice', 'CreditMemo', 'SalesReceipt', 'RefundReceipt'];

/**
 * `DocNumber` of a transaction: kept, assigned by the company's counter, or left empty when the
 * company numbers by hand; a duplicate is refused only where the company warns (6140).
 */
export function documentNumber(draft: Draft, type: EntityName): string | undefined {
	const { company, body, previous } = draft;
	const { customTransactionNumbers } = company.settings;
	const given = textOf(body.DocNumber);
	if (previous !== undefined && given === previous.body.DocNumber) return given;
	if (given === 'AUTO_GENERATE') return company.nextDocumentNumber();
	if (given === undefined) {
		const isNumbered = SALES.includes(type) && !customTransactionNumbers;
		return isNumbered && previous === undefined ? company.nextDocumentNumber() : undefined;
	}
	refuseDuplicate(draft, type, given);
	return given;
}

function refuseDuplicate(draft: Draft, type: EntityName, number: string): void {
	const { company, previous, allowDuplicateNumber } = draft;
	const { customTransactionNumbers, warnDuplicateDocumentNumbers } = company.settings;
	if (!customTransactionNumbers || !warnDuplicateDocumentNumbers || allowDuplicateNumber) return;
	for (const other of SALES.includes(type) ? SALES : [type]) {
		const taken = company
			.store(other)
			.findBy('DocNumber', number)
			.find((record) => record !== previous);
		if (taken !== undefined) throw duplicateDocumentNumber(number, other, taken.id);
	}
}
