import type { Company } from '../company';
import { invalidEnumeration, invalidProperty, requiredMissing } from '../protocol/vendorFaults';
import type { StoredEntity } from '../store/entityStore';
import { isWire, textOf, type Wire } from '../values/wire';
import { checkValues } from './parts/checks';
import type { Draft, EntityName, EntityRules } from './rules';

/** Kinds of transactions a template may hold that the simulator keeps as transactions, too. */
export const TEMPLATE_TYPES: readonly EntityName[] = [
	'Invoice',
	'CreditMemo',
	'Deposit',
	'JournalEntry',
	'Purchase',
	'RefundReceipt',
	'SalesReceipt',
	'Transfer',
];

const RECUR_TYPES = ['Automated', 'Reminded', 'Reminder', 'UnScheduled', 'Manual'];

/** A template wraps a transaction with a schedule; nothing stands in the books because of it. */
export const recurringTransaction: EntityRules = {
	name: 'RecurringTransaction',
	sequence: 'transactions',
	operations: ['create', 'update', 'delete'],
	writable: [...TEMPLATE_TYPES, 'TemplateType', 'Template'],
	fields: { Type: { kind: 'text', read: (_company, { body }) => body.TemplateType } },
	prepare: prepareTemplate,
	present: (company, record) => presentTemplate(company, record),
	wrap: ({ body }, reply) => ({ [String(body.TemplateType)]: reply }),
};

/** The rules that judge the transaction inside a template, given by the registry. */
let rulesOfTemplate: (type: EntityName) => EntityRules = () => {
	throw new Error('The registry of entities is not loaded.');
};

export function useTemplateRules(find: (type: EntityName) => EntityRules): void {
	rulesOfTemplate = find;
}

/** The transaction in a body such as `{ "Invoice": { … } }`. */
export function unwrapTemplate(body: Wire): { type: EntityName; template: Wire } {
	for (const type of TEMPLATE_TYPES) {
		const template = body[type];
		if (isWire(template)) return { type, template };
	}
	throw requiredMissing('RecurringTransaction');
}

function prepareTemplate(draft: Draft): Wire {
	const { body, company, previous } = draft;
	const { type, template } = unwrapTemplate(body);
	if (previous !== undefined && previous.body.TemplateType !== type) throw invalidProperty(type);
	const before = isWire(previous?.body.Template) ? previous.body.Template : {};
	const { RecurringInfo, ...transaction } = { ...before, ...template };
	const info = checkSchedule(RecurringInfo);
	const rules = rulesOfTemplate(type);
	const content = withoutVendorProperties(transaction);
	checkValues(rules, company, content);
	const prepared = rules.prepare({ company, body: content, allowDuplicateNumber: true });
	const { DocNumber, ...rest } = prepared;
	void DocNumber;
	return { TemplateType: type, Template: { ...rest, RecurringInfo: info } };
}

function withoutVendorProperties(transaction: Wire): Wire {
	const { Id, SyncToken, MetaData, sparse, domain, ...rest } = transaction;
	void [Id, SyncToken, MetaData, sparse, domain];
	return rest;
}

function checkSchedule(value: unknown): Wire {
	if (!isWire(value)) throw requiredMissing('RecurringInfo');
	if (textOf(value.Name) === undefined) throw requiredMissing('RecurringInfo.Name');
	if (!RECUR_TYPES.includes(String(value.RecurType))) {
		throw invalidEnumeration('RecurType', value.RecurType);
	}
	const schedule = isWire(value.ScheduleInfo) ? value.ScheduleInfo : {};
	const interval = schedule.IntervalType;
	const intervals = ['Daily', 'Weekly', 'Monthly', 'Yearly'];
	if (interval !== undefined && !intervals.includes(String(interval))) {
		throw invalidEnumeration('IntervalType', interval);
	}
	if (value.RecurType === 'Automated' && interval === undefined) {
		throw requiredMissing('RecurringInfo.ScheduleInfo');
	}
	const next = schedule.NextDate ?? schedule.StartDate;
	return {
		Active: true,
		...value,
		ScheduleInfo: { ...schedule, ...(next === undefined ? {} : { NextDate: next }) },
	};
}

function presentTemplate(company: Company, record: StoredEntity): Wire {
	const type = record.body.TemplateType as EntityName;
	const template = isWire(record.body.Template) ? record.body.Template : {};
	// Shown by the transaction's own rules, under an id that no transaction has.
	const shown = rulesOfTemplate(type).present(company, { ...record, body: template });
	return { ...shown, RecurDataRef: { value: record.id } };
}
