import type { Company } from '../../company';
import { keyOf, type TransactionKey } from '../../links/applications';
import {
	businessRule,
	cannotLink,
	negativeAmount,
	objectNotFound,
} from '../../protocol/vendorFaults';
import { fromMinor, toMinor } from '../../values/amounts';
import { referenceId, wireList, type Wire } from '../../values/wire';
import type { EntityName } from '../rules';
import { checkKeys } from './checks';
import { journalReceivable } from './journalLines';

const LINE_PROPERTIES = [
	'Id',
	'LineNum',
	'Description',
	'Amount',
	'LinkedTxn',
	'LineEx',
	'CustomExtensions',
];

/** A transaction a payment line can link: a charge it pays, or a credit it uses. */
export interface Linkable {
	role: 'charge' | 'credit';
	customer: string | undefined;
	currency: string;
	/** What is open, in minor units, without the payment that is asking. */
	open: number;
}

/** What a payment may link (620 otherwise), judged without the payment's own earlier lines. */
export function linkable(
	company: Company,
	type: string,
	id: string,
	payment: string | undefined,
): Linkable {
	if (!['Invoice', 'CreditMemo', 'JournalEntry'].includes(type)) {
		throw cannotLink(`TxnType ${type} is not accepted here.`);
	}
	const record = company.find(type as EntityName, id);
	if (record === undefined) throw objectNotFound();
	const currency = company.currencyOf(record);
	const applied = company.applications.sumTo(keyOf(type, id), payment);
	if (type === 'JournalEntry') {
		const { customer, amount } = journalReceivable(company, record);
		const role = amount >= 0 ? 'charge' : 'credit';
		return { role, customer, currency, open: Math.abs(amount) - applied };
	}
	return {
		role: type === 'Invoice' ? 'charge' : 'credit',
		customer: referenceId(record.body.CustomerRef),
		currency,
		open: toMinor(record.body.TotalAmt, currency) - applied,
	};
}

/** The lines of a payment, checked: one linked transaction each, of this customer, still open. */
export function checkPaymentLines(
	company: Company,
	body: Wire,
	currency: string,
	payment: string | undefined,
): { lines: Wire[]; charges: number; credits: number } {
	const sums = { charges: 0, credits: 0 };
	const amounts = new Map<TransactionKey, number>();
	const lines = wireList(body.Line).map((line) => {
		checkKeys(line, LINE_PROPERTIES);
		const links = wireList(line.LinkedTxn);
		if (links.length !== 1) throw businessRule('A payment line links exactly one transaction.');
		const id = String(links[0]?.TxnId);
		const type = String(links[0]?.TxnType);
		const amount = toMinor(line.Amount, currency, 'Line.Amount');
		if (amount < 0) throw negativeAmount('Line.Amount');
		const target = linkable(company, type, id, payment);
		const key = keyOf(type, id);
		amounts.set(key, (amounts.get(key) ?? 0) + amount);
		refuseUnfit(company, target, body, currency, amounts.get(key) ?? 0);
		sums[target.role === 'charge' ? 'charges' : 'credits'] += amount;
		return { Amount: fromMinor(amount, currency), LinkedTxn: [{ TxnId: id, TxnType: type }] };
	});
	return { lines, ...sums };
}

function refuseUnfit(
	company: Company,
	target: Linkable,
	body: Wire,
	currency: string,
	amount: number,
): void {
	const customer = referenceId(body.CustomerRef);
	if (!isSameFamily(company, target.customer, customer)) {
		throw cannotLink('it belongs to another customer.');
	}
	if (target.currency !== currency) throw cannotLink('its currency differs.');
	if (target.open <= 0) throw cannotLink('it has already been paid in full.');
	if (amount > target.open) {
		throw businessRule('The amount applied is more than the open balance of the transaction.');
	}
}

/** A parent pays for its sub-customers. */
export function isSameFamily(
	company: Company,
	owner: string | undefined,
	payer: string | undefined,
): boolean {
	let customer = owner;
	for (let level = 0; customer !== undefined && level < 6; level += 1) {
		if (customer === payer) return true;
		customer = referenceId(company.find('Customer', customer)?.body.ParentRef);
	}
	return false;
}
