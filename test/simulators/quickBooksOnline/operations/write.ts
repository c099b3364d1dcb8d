import type { Company } from '../company';
import { checkProperties, checkValues, writablePart } from '../entities/parts/checks';
import type { EntityRules } from '../entities/rules';
import { unwrapTemplate } from '../entities/recurringTransaction';
import {
	idNotNumeric,
	matchedInBankFeed,
	objectNotFound,
	requiredMissing,
	staleObject,
	unsupportedOperation,
} from '../protocol/vendorFaults';
import { keyOf } from '../links/applications';
import type { StoredEntity } from '../store/entityStore';
import { isWire, withoutEmpty, type Wire } from '../values/wire';
import { present } from './present';

/** Flags of a write: from the URL's `include`, or a batch item's `optionsData`. */
export interface WriteOptions {
	allowDuplicateNumber: boolean;
	/** Called before an existing record is changed: where a stale SyncToken is made up. */
	beforeChange: (company: Company, rules: EntityRules, record: StoredEntity) => void;
}

/** A new record. @returns its reply */
export function create(
	company: Company,
	rules: EntityRules,
	sent: Wire,
	options: WriteOptions,
): Wire {
	if (!rules.operations.includes('create')) throw unsupportedOperation(`create ${rules.name}`);
	const { payload } = identify(rules, sent);
	if (payload.Id !== undefined) throw objectNotFound();
	checkProperties(rules, sent);
	const given = withoutEmpty(writablePart(rules, sent));
	checkValues(rules, company, given);
	const body = rules.prepare({
		company,
		body: given,
		allowDuplicateNumber: options.allowDuplicateNumber,
	});
	const at = company.now();
	const record = company.store(rules.name).add(company.nextId(rules.sequence), body, at);
	finish(company, rules, record, 'Create');
	return present(company, rules, record);
}

/** A full update forgets what the body leaves out; a sparse one keeps it (QuickBooks sheet 6). */
export function update(
	company: Company,
	rules: EntityRules,
	sent: Wire,
	options: WriteOptions,
): Wire {
	if (!rules.operations.includes('update')) throw unsupportedOperation(`update ${rules.name}`);
	const record = addressed(company, rules, sent, options);
	const given = writablePart(rules, sent);
	checkValues(rules, company, withoutEmpty(given));
	const { payload } = identify(rules, sent);
	const kept = payload.sparse === true ? record.body : keptByFullUpdate(rules, record);
	const body = rules.prepare({
		company,
		body: withoutEmpty({ ...kept, ...given, ...frozen(rules, record) }),
		previous: record,
		allowDuplicateNumber: options.allowDuplicateNumber,
	});
	company.store(rules.name).update(record, company.now(), body);
	finish(company, rules, record, 'Update');
	return present(company, rules, record);
}

/** Removes a record; links let go of it and its entry leaves the books. */
export function remove(
	company: Company,
	rules: EntityRules,
	sent: Wire,
	options: WriteOptions,
): Wire {
	if (!rules.operations.includes('delete')) throw unsupportedOperation(`delete ${rules.name}`);
	const record = addressed(company, rules, sent, options);
	if (company.matchedInBankFeed.has(keyOf(rules.name, record.id))) throw matchedInBankFeed();
	rules.release?.(company, record);
	company.ledger.replace(keyOf(rules.name, record.id));
	const at = company.now();
	company.store(rules.name).remove(record, at);
	company.noteDeleted(rules.name, record.id, at);
	company.note(rules.name, record.id, 'Delete', at);
	const reply = { status: 'Deleted', domain: 'QBO', Id: record.id };
	return rules.wrap === undefined ? reply : rules.wrap(record, reply);
}

/** Takes everything out of a record and keeps it. */
export function voidRecord(
	company: Company,
	rules: EntityRules,
	sent: Wire,
	options: WriteOptions,
): Wire {
	if (rules.voided === undefined) throw unsupportedOperation(`void ${rules.name}`);
	const record = addressed(company, rules, sent, options);
	rules.release?.(company, record);
	company.store(rules.name).update(record, company.now(), rules.voided(company, record));
	finish(company, rules, record, 'Void');
	return present(company, rules, record);
}

function finish(
	company: Company,
	rules: EntityRules,
	record: StoredEntity,
	operation: 'Create' | 'Update' | 'Void',
): void {
	rules.settle?.(company, record);
	company.repost(rules.name, record);
	company.note(rules.name, record.id, operation, record.updatedAt);
}

/** Where `Id` and `SyncToken` stand: in the body, or in the transaction a template wraps. */
function identify(rules: EntityRules, sent: Wire): { payload: Wire } {
	return { payload: rules.wrap === undefined ? sent : unwrapTemplate(sent).template };
}

/** The record a body addresses, if its SyncToken is the stored one (5010) and it may change. */
function addressed(
	company: Company,
	rules: EntityRules,
	sent: Wire,
	options: WriteOptions,
): StoredEntity {
	checkProperties(rules, sent);
	const { payload } = identify(rules, sent);
	const record = findRecord(company, rules, payload);
	options.beforeChange(company, rules, record);
	if (payload.SyncToken === undefined) throw requiredMissing('SyncToken');
	if (String(payload.SyncToken) !== String(record.syncToken)) throw staleObject();
	rules.guard?.(company, record);
	return record;
}

function findRecord(company: Company, rules: EntityRules, payload: Wire): StoredEntity {
	const { Id } = payload;
	if (Id === undefined) throw requiredMissing('Id');
	if (!/^\d+$/.test(String(Id))) throw idNotNumeric(String(Id));
	const record = company.find(rules.name, String(Id));
	if (record === undefined) throw objectNotFound();
	return record;
}

function frozen(rules: EntityRules, record: StoredEntity): Wire {
	return pick(record.body, rules.frozen ?? []);
}

/** Computed properties survive a full update, and so does what can never change. */
function keptByFullUpdate(rules: EntityRules, record: StoredEntity): Wire {
	return pick(record.body, [...(rules.frozen ?? []), ...(rules.readOnly ?? []), 'CurrencyRef']);
}

function pick(body: Wire, properties: readonly string[]): Wire {
	return Object.fromEntries(
		properties.flatMap((property) =>
			isWire(body) && body[property] !== undefined ? [[property, body[property]]] : [],
		),
	);
}
