import {
	featureNotInSku,
	inactiveReference,
	invalidCharacters,
	invalidProperty,
	invalidReference,
	requiredMissing,
	wrongAccountType,
	wrongLength,
} from '../../protocol/vendorFaults';
import type { Company } from '../../company';
import type { StoredEntity } from '../../store/entityStore';
import { isWire, referenceId, textOf, type Wire } from '../../values/wire';
import type { EntityName, EntityRules } from '../rules';

/** Properties of every entity that the vendor sets and a caller may repeat. */
const COMMON = ['Id', 'SyncToken', 'MetaData', 'domain', 'sparse', 'status', 'CustomExtensions'];

/** Refuses properties the entity does not have (2010). */
export function checkProperties(rules: EntityRules, body: Wire): void {
	for (const property of Object.keys(body)) {
		const known =
			COMMON.includes(property) ||
			rules.writable.includes(property) ||
			rules.readOnly?.includes(property) === true;
		if (!known) throw invalidProperty(property);
	}
}

/** Refuses properties a line or its detail does not have (2010). */
export function checkKeys(part: Wire, known: readonly string[]): void {
	for (const property of Object.keys(part)) {
		if (!known.includes(property)) throw invalidProperty(property);
	}
}

/** What a caller may change: without the vendor's own and the computed properties. */
export function writablePart(rules: EntityRules, body: Wire): Wire {
	return Object.fromEntries(
		Object.entries(body).filter(([property]) => rules.writable.includes(property)),
	);
}

/** Lengths (2050), and references that must exist (2500) and be active (610). */
export function checkValues(rules: EntityRules, company: Company, body: Wire): void {
	for (const [property, maximum] of Object.entries(rules.lengths ?? {})) {
		const value = body[property];
		if (typeof value === 'string' && value.length > maximum) {
			throw wrongLength(property, maximum, value.length);
		}
	}
	for (const [property, type] of Object.entries(rules.references ?? {})) {
		if (body[property] !== undefined) checkReference(company, body[property], type, property);
	}
	if (body.DepartmentRef !== undefined && !company.settings.trackDepartments) {
		throw featureNotInSku('TrackDepartments');
	}
}

/** The record a reference points at, if it is there and active. */
export function checkReference(
	company: Company,
	reference: unknown,
	type: EntityName,
	element: string,
): StoredEntity {
	const id = referenceId(reference);
	if (id === undefined) throw requiredMissing(element);
	const record = company.find(type, id);
	if (record === undefined) throw invalidReference(element, id);
	if (record.body.Active === false) throw inactiveReference(element);
	return record;
}

export function requireProperty(body: Wire, property: string): void {
	const value = body[property];
	const isMissing =
		value === undefined ||
		value === null ||
		value === '' ||
		(Array.isArray(value) && value.length === 0);
	if (isMissing) throw requiredMissing(property);
}

/** An account of one of the wanted types; `wanted` is told to the caller otherwise (6430). */
export function checkAccount(
	company: Company,
	reference: unknown,
	element: string,
	types: readonly string[],
): StoredEntity {
	const account = checkReference(company, reference, 'Account', element);
	if (!types.includes(String(account.body.AccountType))) {
		throw wrongAccountType(element, `an account of type ${types.join(' or ')}`);
	}
	return account;
}

/** Names hold no colon, tab or new line (2040). */
export function checkNameCharacters(body: Wire, properties: readonly string[]): void {
	for (const property of properties) {
		if (/[:\t\n]/.test(textOf(body[property]) ?? '')) throw invalidCharacters(property);
	}
}

/** A reference with the name of what it points at. */
export function named(company: Company, reference: unknown, type: EntityName): Wire | undefined {
	const id = referenceId(reference);
	if (id === undefined) return undefined;
	const name = nameOf(company.find(type, id));
	return name === undefined ? { value: id } : { value: id, name };
}

export function nameOf(record: StoredEntity | undefined): string | undefined {
	const { DisplayName, FullyQualifiedName, Name } = record?.body ?? {};
	return textOf(DisplayName) ?? textOf(FullyQualifiedName) ?? textOf(Name);
}

/** All reference properties of a body, with names; nothing for those the body lacks. */
export function namedReferences(rules: EntityRules, company: Company, body: Wire): Wire {
	const result: Wire = {};
	for (const [property, type] of Object.entries(rules.references ?? {})) {
		if (isWire(body[property])) result[property] = named(company, body[property], type);
	}
	return result;
}
