import type { Company } from '../company';
import { findRules } from '../entities/registry';
import type { EntityRules, Field } from '../entities/rules';
import { queryInvalid } from '../protocol/vendorFaults';
import type { StoredEntity } from '../store/entityStore';
import { referenceId, valueAt, type Wire } from '../values/wire';
import { present } from '../operations/present';
import { compareValues, matches, preparedValue, type Comparable } from './compare';
import { parseQuery, type Condition, type Statement } from './parse';

/** Answers a query with the inner `QueryResponse` (QuickBooks sheet 5). */
export function runQuery(company: Company, text: string): Wire {
	const statement = parseQuery(text);
	const rules = findRules(statement.entity);
	if (rules === undefined) throw queryInvalid(`${statement.entity} is not a queryable entity`);
	const found = select(company, rules, statement);
	if (statement.count) return { totalCount: found.length };
	const rows = order(company, rules, statement, found).slice(
		statement.startPosition - 1,
		statement.startPosition - 1 + statement.maxResults,
	);
	// The key of the entity is missing when nothing was found (QuickBooks sheet, trap 11).
	if (rows.length === 0) return {};
	return {
		[rules.name]: rows.map((record) => row(company, rules, statement, record)),
		startPosition: statement.startPosition,
		maxResults: rows.length,
		...(rules.totalCount === true ? { totalCount: rows.length } : {}),
	};
}

function row(
	company: Company,
	rules: EntityRules,
	statement: Statement,
	record: StoredEntity,
): Wire {
	const shown = present(company, rules, record);
	if (rules.name === 'Item' && !statement.columns.includes('Sku')) delete shown.Sku;
	return shown;
}

function select(company: Company, rules: EntityRules, statement: Statement): StoredEntity[] {
	const { conditions } = statement;
	const tests = conditions.map((condition) => testOf(company, rules, condition));
	const hidesInactive =
		rules.nameList === true && !conditions.some(({ field }) => isField(field, 'Active'));
	const result: StoredEntity[] = [];
	for (const record of candidates(company, rules, conditions)) {
		if (hidesInactive && record.body.Active === false) continue;
		if (tests.every((test) => test(record))) result.push(record);
	}
	return result;
}

/** The smallest set an index offers; all records otherwise. */
function candidates(
	company: Company,
	rules: EntityRules,
	conditions: Condition[],
): Iterable<StoredEntity> {
	const store = company.store(rules.name);
	for (const { field, operator, values } of conditions) {
		if (operator === '=' || operator === 'IN') {
			if (isField(field, 'Id')) return unique(values).flatMap((id) => store.find(id) ?? []);
			const property = propertyOf(rules, field);
			if (property !== undefined && store.isIndexed(property)) {
				return unique(values).flatMap((value) => store.findBy(property, value));
			}
		}
		if (isField(field, 'MetaData.LastUpdatedTime') && operator.startsWith('>')) {
			const since = Date.parse(values[0] ?? '');
			const changed = store.changes.since(since - 1000);
			return changed.flatMap(({ id }) => store.find(id) ?? []);
		}
	}
	return store.all();
}

function unique(values: string[]): string[] {
	return [...new Set(values)];
}

function isField(field: string, name: string): boolean {
	return field.toLowerCase() === name.toLowerCase();
}

function propertyOf(rules: EntityRules, field: string): string | undefined {
	return Object.keys(rules.fields).find((name) => isField(field, name));
}

const ID: Field = { kind: 'id', read: (_company, record) => record.id };

const TIMES: Record<string, Field> = {
	'metadata.createtime': { kind: 'time', read: (_company, record) => record.createdAt },
	'metadata.lastupdatedtime': { kind: 'time', read: (_company, record) => record.updatedAt },
};

/** The definition of a filterable field; anything else is 4001, loudly (QuickBooks sheet 5). */
function fieldOf(rules: EntityRules, name: string): Field {
	if (isField(name, 'Id')) return ID;
	const time = TIMES[name.toLowerCase()];
	if (time !== undefined) return time;
	const property = propertyOf(rules, name);
	const field = property === undefined ? undefined : rules.fields[property];
	if (property !== undefined && field !== undefined) {
		return field.read === undefined ? { ...field, read: reader(property, field) } : field;
	}
	const known = rules.writable.includes(name) || rules.readOnly?.includes(name) === true;
	throw queryInvalid(
		known
			? `property '${name}' is not queryable`
			: `Property ${name} not found for Entity ${rules.name}`,
	);
}

function reader(property: string, field: Field): NonNullable<Field['read']> {
	return field.kind === 'reference'
		? (_company, record) => referenceId(record.body[property])
		: (_company, record) => valueAt(record.body, property);
}

function testOf(
	company: Company,
	rules: EntityRules,
	condition: Condition,
): (record: StoredEntity) => boolean {
	const field = fieldOf(rules, condition.field);
	if (field.kind === 'id' && !['=', 'IN'].includes(condition.operator)) {
		throw queryInvalid(`operator ${condition.operator} is not supported for Id`);
	}
	const values = condition.values.map((value) => preparedValue(field.kind, value, condition.field));
	return (record) => matches(field.kind, field.read?.(company, record), condition.operator, values);
}

function order(
	company: Company,
	rules: EntityRules,
	statement: Statement,
	found: StoredEntity[],
): StoredEntity[] {
	if (statement.orderBy.length === 0) return found;
	const keys = statement.orderBy.map(({ field, descending }) => {
		// Withdrawn by the vendor on all entities (QuickBooks sheet 1).
		if (isField(field, 'Id')) throw queryInvalid("property 'Id' is not sortable");
		return { field: fieldOf(rules, field), direction: descending ? -1 : 1 };
	});
	const decorated = found.map((record) => ({
		record,
		values: keys.map(({ field }) => comparable(field, field.read?.(company, record))),
	}));
	decorated.sort((left, right) => {
		for (const [position, { direction }] of keys.entries()) {
			const result = compareValues(left.values[position], right.values[position]) * direction;
			if (result !== 0) return result;
		}
		return 0;
	});
	return decorated.map(({ record }) => record);
}

function comparable(field: Field, value: unknown): Comparable | undefined {
	if (typeof value === 'number' || typeof value === 'string') return value;
	return typeof value === 'boolean' ? Number(value) : undefined;
}
