import type { Company } from '../../company';
import {
	businessRule,
	invalidEnumeration,
	invalidProperty,
	negativeAmount,
	requiredMissing,
	unbalancedEntry,
} from '../../protocol/vendorFaults';
import { fromMinor, toMinor } from '../../values/amounts';
import { isWire, referenceId, textOf, type Wire } from '../../values/wire';
import type { EntityName } from '../rules';
import { checkKeys, checkReference } from './checks';
import { typeOf } from './journalLines';

const LINE_PROPERTIES = [
	'Id',
	'LineNum',
	'Description',
	'Amount',
	'DetailType',
	'JournalEntryLineDetail',
	'ProjectRef',
	'CustomExtensions',
];

const DETAIL_PROPERTIES = [
	'PostingType',
	'AccountRef',
	'Entity',
	'ClassRef',
	'DepartmentRef',
	'TaxCodeRef',
	'TaxApplicableOn',
	'TaxAmount',
	'TaxInclusiveAmt',
	'BillableStatus',
];

/** A line in its stored form: a positive amount on one side of one account. */
export function checkJournalLine(company: Company, line: Wire, currency: string): Wire {
	if (line.DetailType !== 'JournalEntryLineDetail') {
		throw invalidEnumeration('DetailType', line.DetailType);
	}
	const detail = isWire(line.JournalEntryLineDetail) ? line.JournalEntryLineDetail : {};
	checkKeys(line, LINE_PROPERTIES);
	checkKeys(detail, DETAIL_PROPERTIES);
	const amount = toMinor(line.Amount, currency, 'Line.Amount');
	if (amount < 0) throw negativeAmount('Line.Amount');
	if (detail.PostingType !== 'Debit' && detail.PostingType !== 'Credit') {
		throw detail.PostingType === undefined
			? requiredMissing('PostingType')
			: invalidEnumeration('PostingType', detail.PostingType);
	}
	const account = checkReference(company, detail.AccountRef, 'Account', 'AccountRef');
	checkEntity(company, detail.Entity, String(account.body.AccountType));
	if (detail.ClassRef !== undefined) checkReference(company, detail.ClassRef, 'Class', 'ClassRef');
	if (detail.DepartmentRef !== undefined) {
		checkReference(company, detail.DepartmentRef, 'Department', 'DepartmentRef');
	}
	return {
		...(line.Description === undefined ? {} : { Description: line.Description }),
		Amount: fromMinor(amount, currency),
		DetailType: 'JournalEntryLineDetail',
		JournalEntryLineDetail: { ...detail, AccountRef: { value: account.id } },
	};
}

/** Entity is nested here, and flat in a deposit (QuickBooks sheet 12). */
function checkEntity(company: Company, entity: unknown, accountType: string): void {
	const party = isWire(entity) ? entity : {};
	if (isWire(entity) && entity.EntityRef === undefined) throw invalidProperty('Entity');
	const type = textOf(party.Type);
	if (type !== undefined) {
		if (!['Customer', 'Vendor'].includes(type)) throw invalidEnumeration('Entity.Type', type);
		checkReference(company, party.EntityRef, type as EntityName, 'EntityRef');
	}
	if (accountType === 'Accounts Receivable' && type !== 'Customer') {
		throw businessRule(
			'When you use Accounts Receivable, you must choose a customer in the Name field.',
		);
	}
	if (accountType === 'Accounts Payable' && type !== 'Vendor') {
		throw businessRule(
			'When you use Accounts Payable, you must choose a vendor in the Name field.',
		);
	}
}

export function refuseUnbalanced(lines: Wire[], currency: string): void {
	const sums = { Debit: 0, Credit: 0 };
	const counts = { Debit: 0, Credit: 0 };
	for (const line of lines) {
		const detail = isWire(line.JournalEntryLineDetail) ? line.JournalEntryLineDetail : {};
		const side = detail.PostingType === 'Debit' ? 'Debit' : 'Credit';
		sums[side] += toMinor(line.Amount, currency);
		counts[side] += 1;
	}
	if (sums.Debit !== sums.Credit || counts.Debit === 0 || counts.Credit === 0) {
		throw unbalancedEntry();
	}
}

/** Several customers on receivable lines are not documented as possible (sheet 16): refused. */
export function refuseSeveralCustomers(company: Company, lines: Wire[]): void {
	const customers = new Set<string>();
	for (const line of lines) {
		const detail = isWire(line.JournalEntryLineDetail) ? line.JournalEntryLineDetail : {};
		const account = String(referenceId(detail.AccountRef));
		const entity = isWire(detail.Entity) ? detail.Entity : {};
		const isReceivable = typeOf(company, account) === 'Accounts Receivable';
		if (isReceivable) customers.add(String(referenceId(entity.EntityRef)));
	}
	if (customers.size > 1) {
		throw businessRule('Only one customer can be used with Accounts Receivable in one entry.');
	}
}
