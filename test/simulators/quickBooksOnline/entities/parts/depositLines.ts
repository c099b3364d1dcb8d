import type { Company } from '../../company';
import { keyOf, type TransactionKey } from '../../links/applications';
import {
	businessRule,
	cannotLink,
	objectNotFound,
	requiredMissing,
} from '../../protocol/vendorFaults';
import type { StoredEntity } from '../../store/entityStore';
import { decimalText, fromMinor, toMinor } from '../../values/amounts';
import { isWire, referenceId, wireList, type Wire } from '../../values/wire';
import type { EntityName } from '../rules';
import { undepositedFunds } from './accounts';
import { checkAccount, checkKeys, checkReference } from './checks';
import { journalLines } from './journalLines';

const LINKABLE = ['Payment', 'SalesReceipt', 'RefundReceipt', 'Transfer', 'JournalEntry'];

/** Account types a direct line may name, as documented; banks are not among them. */
const DIRECT_TYPES = [
	'Income',
	'Other Income',
	'Expense',
	'Other Expense',
	'Other Current Asset',
	'Equity',
	'Cost of Goods Sold',
];

const LINE_PROPERTIES = [
	'Id',
	'LineNum',
	'Amount',
	'Description',
	'DetailType',
	'DepositLineDetail',
	'LinkedTxn',
	'ProjectRef',
	'CustomExtensions',
];

const DETAIL_PROPERTIES = [
	'AccountRef',
	'Entity',
	'PaymentMethodRef',
	'CheckNum',
	'ClassRef',
	'TaxCodeRef',
	'TaxApplicableOn',
	'TxnType',
];

/** The transaction a deposit line banks, as `Payment:12`; nothing for a direct line. */
export function linkOf(line: Wire): TransactionKey | undefined {
	const link = wireList(line.LinkedTxn)[0];
	return link === undefined ? undefined : keyOf(String(link.TxnType), String(link.TxnId));
}

/** A linked line without details, or a direct line with them: nothing in between (sheet 12). */
export function checkDepositLine(
	company: Company,
	line: Wire,
	currency: string,
	deposit: string | undefined,
): Wire {
	checkKeys(line, LINE_PROPERTIES);
	const amount = toMinor(line.Amount, currency, 'Line.Amount');
	if (linkOf(line) !== undefined) return checkLinkedLine(company, line, amount, currency, deposit);
	if (line.DetailType !== 'DepositLineDetail') throw requiredMissing('Line.DetailType');
	return checkDirectLine(company, line, amount, currency);
}

function checkDirectLine(company: Company, line: Wire, amount: number, currency: string): Wire {
	const detail = isWire(line.DepositLineDetail) ? line.DepositLineDetail : {};
	checkKeys(detail, DETAIL_PROPERTIES);
	if (detail.AccountRef === undefined) {
		throw requiredMissing('Line.DepositLineDetail.AccountRef');
	}
	const account = checkAccount(company, detail.AccountRef, 'AccountRef', DIRECT_TYPES);
	if (detail.ClassRef !== undefined) checkReference(company, detail.ClassRef, 'Class', 'ClassRef');
	const { Entity, ...rest } = detail;
	// A nested EntityRef, right in a journal entry, is dropped silently here.
	const entity = isWire(Entity) && referenceId(Entity) !== undefined ? { Entity } : {};
	return {
		Amount: fromMinor(amount, currency),
		...(line.Description === undefined ? {} : { Description: line.Description }),
		DetailType: 'DepositLineDetail',
		DepositLineDetail: { ...rest, ...entity, AccountRef: { value: account.id } },
	};
}

function checkLinkedLine(
	company: Company,
	line: Wire,
	amount: number,
	currency: string,
	deposit: string | undefined,
): Wire {
	if (line.DetailType !== undefined || line.DepositLineDetail !== undefined) {
		throw businessRule('Select a bank account for this deposit.');
	}
	const links = wireList(line.LinkedTxn);
	const link = links[0] ?? {};
	if (links.length !== 1) throw businessRule('A deposit line links exactly one transaction.');
	const type = String(link.TxnType);
	const id = String(link.TxnId);
	if (!LINKABLE.includes(type)) throw cannotLink(`TxnType ${type} can not be deposited.`);
	const record = company.find(type as EntityName, id);
	if (record === undefined) throw objectNotFound();
	const waiting = waitingAmount(company, type, record, link.TxnLineId);
	if (waiting === undefined) throw cannotLink('it is not in Undeposited Funds.');
	const holder = company.depositOf(type as EntityName, id);
	if (holder !== undefined && holder !== deposit) throw cannotLink('it is already deposited.');
	if (waiting !== amount) {
		const whole = decimalText(waiting, currency);
		throw businessRule(`The whole transaction must be deposited: ${whole}.`);
	}
	return {
		Amount: fromMinor(amount, currency),
		LinkedTxn: [{ TxnId: id, TxnType: type, TxnLineId: String(link.TxnLineId ?? '0') }],
	};
}

/** What a transaction holds in Undeposited Funds, in minor units; nothing if it is elsewhere. */
function waitingAmount(
	company: Company,
	type: string,
	record: StoredEntity,
	lineId: unknown,
): number | undefined {
	const waiting = undepositedFunds(company);
	const { body } = record;
	const currency = company.currencyOf(record);
	if (type === 'Transfer') {
		const isWaiting = referenceId(body.ToAccountRef) === waiting;
		return isWaiting ? toMinor(body.Amount, currency) : undefined;
	}
	if (type === 'JournalEntry') {
		const position = wireList(body.Line).findIndex((line) => line.Id === String(lineId));
		const line = journalLines(company, record)[position];
		return line?.account === waiting ? line.original : undefined;
	}
	if (referenceId(body.DepositToAccountRef) !== waiting) return undefined;
	const total = toMinor(body.TotalAmt, currency);
	return type === 'RefundReceipt' ? -total : total;
}
