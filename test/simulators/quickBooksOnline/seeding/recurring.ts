import type { Company } from '../company';
import { rulesOf } from '../entities/registry';
import { isWire, type Wire } from '../values/wire';
import { seed } from './chartOfAccounts';

/**
 * Issues the next invoice of a recurring template, as the vendor's scheduler does: an ordinary
 * invoice that names its template in `RecurDataRef` (QuickBooks sheet 12).
 * @returns the id of the invoice
 */
export function issueFromTemplate(company: Company, templateId: string, txnDate: string): string {
	const template = company.find('RecurringTransaction', templateId)?.body;
	if (template?.TemplateType !== 'Invoice' || !isWire(template.Template)) {
		throw new Error(`There is no recurring invoice ${templateId}.`);
	}
	const id = seed(company, 'Invoice', invoiceBody(template.Template, txnDate));
	const invoice = company.find('Invoice', id);
	if (invoice !== undefined) {
		const body = { ...invoice.body, RecurDataRef: { value: templateId } };
		company.store('Invoice').amend(invoice, body);
	}
	return id;
}

function invoiceBody(template: Wire, txnDate: string): Wire {
	const writable = rulesOf('Invoice').writable.filter((property) => property !== 'DueDate');
	const kept = writable.flatMap((property) =>
		template[property] === undefined ? [] : [[property, template[property]] as const],
	);
	return { ...Object.fromEntries(kept), TxnDate: txnDate };
}
