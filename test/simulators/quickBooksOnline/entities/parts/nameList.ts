import type { Company } from '../../company';
import { duplicateName } from '../../protocol/vendorFaults';
import type { StoredEntity } from '../../store/entityStore';
import { textOf, withoutEmpty, type Wire } from '../../values/wire';
import type { Draft, EntityName, EntityRules, Field } from '../rules';
import { checkNameCharacters, namedReferences, requireProperty } from './checks';

export const NAME_FIELDS: Record<string, Field> = {
	Name: { kind: 'text' },
	Active: { kind: 'boolean' },
};

/** A list whose records have little more than a unique `Name` and `Active`. */
export function nameList(
	name: EntityName,
	options: Partial<EntityRules> & { defaults?: Wire; complete?: (draft: Draft) => Wire } = {},
): EntityRules {
	const { defaults, complete, ...overrides } = options;
	const rules: EntityRules = {
		name,
		sequence: name,
		operations: ['create', 'update'],
		writable: ['Name', 'Active'],
		lengths: { Name: 100 },
		fields: NAME_FIELDS,
		indexed: ['Name'],
		nameList: true,
		prepare: (draft) => {
			requireProperty(draft.body, 'Name');
			checkNameCharacters(draft.body, ['Name']);
			refuseDuplicateName(draft, 'Name', [name]);
			return withoutEmpty({
				Active: true,
				...defaults,
				...draft.body,
				...complete?.(draft),
			});
		},
		present: (company, record) => presentNamed(rules, company, record),
		...overrides,
	};
	return rules;
}

function presentNamed(rules: EntityRules, company: Company, record: StoredEntity): Wire {
	return withoutEmpty({ ...record.body, ...namedReferences(rules, company, record.body) });
}

/** Names are unique over all the lists given, inactive records aside (6240). */
export function refuseDuplicateName(
	{ company, body, previous }: Draft,
	property: 'Name' | 'DisplayName',
	lists: readonly EntityName[],
): void {
	const name = textOf(body[property]);
	if (name === undefined || name === previous?.body[property]) return;
	for (const list of lists) {
		const isTaken = company
			.store(list)
			.findBy(property, name)
			.some((record) => record !== previous && record.body.Active !== false);
		if (isTaken) throw duplicateName();
	}
}
