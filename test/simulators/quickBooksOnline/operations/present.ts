import type { Company } from '../company';
import type { EntityRules } from '../entities/rules';
import type { StoredEntity } from '../store/entityStore';
import { pacificTime } from '../values/dates';
import type { Wire } from '../values/wire';

/** A record as replies show it. */
export function present(company: Company, rules: EntityRules, record: StoredEntity): Wire {
	const reply = {
		...rules.present(company, record),
		domain: 'QBO',
		sparse: false,
		...(rules.withoutId ? {} : { Id: record.id }),
		SyncToken: String(record.syncToken),
		MetaData: {
			CreateTime: pacificTime(record.createdAt),
			LastUpdatedTime: pacificTime(record.updatedAt),
		},
	};
	return rules.wrap === undefined ? reply : rules.wrap(record, reply);
}
