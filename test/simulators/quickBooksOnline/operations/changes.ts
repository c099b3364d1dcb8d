import type { Company } from '../company';
import { findRules } from '../entities/registry';
import type { EntityRules } from '../entities/rules';
import { queryInvalid, requiredMissing } from '../protocol/vendorFaults';
import type { StoredEntity } from '../store/entityStore';
import { pacificTime } from '../values/dates';
import type { Wire } from '../values/wire';
import { present } from './present';

const DAY = 24 * 3_600_000;
const LONGEST = 30 * DAY;
const MAXIMUM_OBJECTS = 1000;

/**
 * Change data capture (QuickBooks sheet 10): at most 1000 objects over all entities, filled in the
 * order asked for, oldest change first, and no word about what was left out.
 */
export function changesSince(company: Company, entities: string, changedSince: string): Wire {
	if (entities === '') throw requiredMissing('entities');
	const since = Date.parse(changedSince);
	if (Number.isNaN(since)) throw queryInvalid(`changedSince ${changedSince} is no time`);
	if (since < company.now() - LONGEST) {
		throw queryInvalid('changedSince must not be more than 30 days in the past');
	}
	let room = MAXIMUM_OBJECTS;
	const responses = entities.split(',').map((name) => {
		const rules = findRules(name.trim());
		if (rules === undefined || rules.withoutChanges === true) {
			throw queryInvalid(`${name} is not supported by change data capture`);
		}
		const rows = changesOf(company, rules, since, room);
		room -= rows.length;
		return rows.length === 0 ? {} : group(rules, rows);
	});
	return { CDCResponse: [{ QueryResponse: responses }] };
}

function group(rules: EntityRules, rows: Wire[]): Wire {
	return {
		[rules.name]: rows,
		startPosition: 1,
		maxResults: rows.length,
		...(rules.totalCount === true ? { totalCount: rows.length } : {}),
	};
}

/** Live objects first, then stubs of deleted ones. */
function changesOf(company: Company, rules: EntityRules, since: number, room: number): Wire[] {
	const store = company.store(rules.name);
	const live: StoredEntity[] = [];
	const gone: Wire[] = [];
	for (const { id } of store.changes.since(since)) {
		const record = store.find(id);
		const at = company.deleted.get(rules.name)?.get(id);
		if (record !== undefined) live.push(record);
		else if (at !== undefined) gone.push(stub(id, at));
	}
	const shown = live.slice(0, room).map((record) => present(company, rules, record));
	return [...shown, ...gone].slice(0, room);
}

function stub(id: string, at: number): Wire {
	const MetaData = { LastUpdatedTime: pacificTime(at) };
	return { status: 'Deleted', domain: 'QBO', Id: id, MetaData };
}
