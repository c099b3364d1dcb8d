import type { Call, Reply } from '../protocol/call';
import { doesNotExist, invalidValue } from '../protocol/refusals';
import { unconfirmed } from '../protocol/unconfirmedRefusals';
import type { BookRecord } from '../store/record';
import { fieldsOf, recordBy } from './customFields';

export interface UpsertRules {
	entity: string;
	/** How the record is called when it is not there. */
	noun: string;
	create: (call: Call) => Reply & { record: BookRecord };
	update: (call: Call, record: BookRecord) => Reply;
}

/** PUT of a collection, addressed by a unique custom field (Zoho sheet 8). */
export function upsert(call: Call, rules: UpsertRules): Reply {
	const { organization, headers } = call;
	const key = headers['x-unique-identifier-key'] ?? '';
	const value = headers['x-unique-identifier-value'] ?? '';
	const field = fieldsOf(organization, rules.entity).find(({ apiName }) => apiName === key);
	if (field === undefined) throw invalidValue('X-Unique-Identifier-Key');
	if (value === '') throw invalidValue('X-Unique-Identifier-Value');
	if (!field.isUnique) throw unconfirmed('notUnique');
	const found = recordBy(organization, field, value);
	if (found !== undefined) return rules.update(call, found);
	if (headers['x-upsert']?.toLowerCase() !== 'true') throw doesNotExist(rules.noun);
	const { record, ...reply } = rules.create(call);
	if (organization.behaviour.upsertSetsField) record.custom.set(field.id, value);
	return { ...reply, status: organization.behaviour.upsertCreatedStatus };
}
