import type { INodePropertyOptions } from 'n8n-workflow';

import { CHANGING_ENTITIES, isChangingEntity } from '../shared/vendors/zohoBooks/changeCatalogue';

/** Types of Zoho's workflow rules that were seen at work (Zoho sheet 9); "edit" alone was not. */
export type RuleType = 'add' | 'add_edit' | 'delete';

/** What a workflow rule hears of: `invoice.add_edit`. Also the value of `event` in the URL. */
export interface RuleEvent {
	/** `invoice`, `contact`, `payment` or `creditnote`. */
	entity: string;
	ruleType: RuleType;
}

const RULE_TYPES: Readonly<Record<RuleType, string>> = {
	add: 'Created',
	add_edit: 'Created or Changed',
	delete: 'Deleted',
};

/** Zoho's bodies do not say what happened, so the URL does (Zoho sheet 0.13). */
export const EVENT_PARAMETER = 'event';

export function eventName({ entity, ruleType }: RuleEvent): string {
	return `${entity}.${ruleType}`;
}

/** @returns `undefined` for a text that names no event of ours */
export function readEventName(text: string | null | undefined): RuleEvent | undefined {
	const [entity = '', ruleType = '', ...rest] = (text ?? '').split('.');
	if (rest.length > 0 || !isChangingEntity(entity)) return undefined;
	return isRuleType(ruleType) ? { entity, ruleType } : undefined;
}

function isRuleType(text: string): text is RuleType {
	return Object.hasOwn(RULE_TYPES, text);
}

/** The choices of the field "Events"; what Zoho was seen to do comes first. */
export function eventOptions(): INodePropertyOptions[] {
	const entities = Object.entries(CHANGING_ENTITIES).sort(
		([, left], [, right]) =>
			Number(left.isRuleUnconfirmed ?? false) - Number(right.isRuleUnconfirmed ?? false),
	);
	return entities.flatMap(([entity, { label, isRuleUnconfirmed }]) =>
		Object.entries(RULE_TYPES).map(([ruleType, what]) => ({
			name: `${label}: ${what}`,
			value: `${entity}.${ruleType}`,
			...(isRuleUnconfirmed === true
				? { description: 'Zoho may refuse to register it; then the node says what to do' }
				: {}),
		})),
	);
}
