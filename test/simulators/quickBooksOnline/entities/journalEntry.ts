import type { Company } from '../company';
import { keyOf } from '../links/applications';
import { deposited } from '../protocol/vendorFaults';
import type { StoredEntity } from '../store/entityStore';
import { isWire, referenceId, wireList, withoutEmpty, type Wire } from '../values/wire';
import { named, requireProperty } from './parts/checks';
import { inHomeCurrency, transactionCurrency } from './parts/currency';
import { guardClosedBooks, transactionDate } from './parts/dates';
import { documentNumber } from './parts/documentNumber';
import { checkJournalLine, refuseSeveralCustomers, refuseUnbalanced } from './parts/journalChecks';
import { journalLines, journalReceivable } from './parts/journalLines';
import { limitApplications } from './parts/paymentApplications';
import type { Draft, EntityRules } from './rules';

export const journalEntry: EntityRules = {
	name: 'JournalEntry',
	sequence: 'transactions',
	operations: ['create', 'update', 'delete'],
	writable: [
		'Line',
		'TxnDate',
		'DocNumber',
		'PrivateNote',
		'CurrencyRef',
		'ExchangeRate',
		'Adjustment',
		'GlobalTaxCalculation',
		'TxnTaxDetail',
		'TxnSource',
		'TransactionLocationType',
	],
	readOnly: ['TotalAmt', 'HomeTotalAmt', 'RecurDataRef'],
	lengths: { DocNumber: 21, PrivateNote: 4000 },
	fields: {
		TxnDate: { kind: 'date' },
		DocNumber: { kind: 'text' },
		Adjustment: { kind: 'boolean' },
	},
	indexed: ['DocNumber'],
	totalCount: true,
	prepare: prepareJournalEntry,
	guard: (company, record) => {
		if (company.depositOf('JournalEntry', record.id) !== undefined) throw deposited();
		guardClosedBooks(company, record);
	},
	settle: (company, record) => {
		const { amount, customer } = journalReceivable(company, record);
		limitApplications(company, keyOf('JournalEntry', record.id), Math.abs(amount), customer);
	},
	release: (company, record) => limitApplications(company, keyOf('JournalEntry', record.id), 0),
	post: (company, record) => ({
		date: String(record.body.TxnDate),
		memo: `Journal entry ${record.id}`,
		lines: inHomeCurrency(company, record, journalLines(company, record)),
	}),
	present: presentJournalEntry,
};

function prepareJournalEntry(draft: Draft): Wire {
	const { company, body } = draft;
	requireProperty(body, 'Line');
	const money = transactionCurrency(company, body);
	const currency = referenceId(money.CurrencyRef) ?? company.settings.homeCurrency;
	const lines = wireList(body.Line)
		.filter((line) => line.DetailType !== 'DescriptionOnly')
		.map((line, position) => ({
			Id: String(position),
			...checkJournalLine(company, line, currency),
		}));
	refuseUnbalanced(lines, currency);
	refuseSeveralCustomers(company, lines);
	return withoutEmpty({
		Adjustment: false,
		...body,
		...money,
		Line: lines,
		TxnDate: transactionDate(draft),
		DocNumber: documentNumber(draft, 'JournalEntry'),
		TxnTaxDetail: isWire(body.TxnTaxDetail) ? body.TxnTaxDetail : {},
	});
}

function presentJournalEntry(company: Company, record: StoredEntity): Wire {
	const { ExchangeRate, ...body } = record.body;
	return {
		...body,
		...(company.settings.multiCurrency ? { ExchangeRate } : {}),
		// Always zero: readers must sum the debits (QuickBooks sheet, trap 10).
		TotalAmt: 0,
		Line: wireList(body.Line).map((line) => presentLine(company, line)),
	};
}

function presentLine(company: Company, line: Wire): Wire {
	const detail = isWire(line.JournalEntryLineDetail) ? line.JournalEntryLineDetail : {};
	const account = named(company, detail.AccountRef, 'Account');
	const entity = isWire(detail.Entity) ? { Entity: presentEntity(company, detail.Entity) } : {};
	return {
		...line,
		JournalEntryLineDetail: { ...detail, AccountRef: account, ...entity },
		CustomExtensions: [],
	};
}

function presentEntity(company: Company, entity: Wire): Wire {
	return {
		Type: entity.Type,
		EntityRef: named(company, entity.EntityRef, entity.Type === 'Vendor' ? 'Vendor' : 'Customer'),
	};
}
