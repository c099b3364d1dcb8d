import type { IDataObject } from 'n8n-workflow';
import { z } from 'zod';

import { CHANGING_ENTITIES } from '../shared/vendors/zohoBooks/changeCatalogue';
import { collectionOf } from '../shared/vendors/zohoBooks/collections';
import { parseWithExactIds } from './exactIds';
import { EVENT_PARAMETER, readEventName, type RuleType } from './ruleEvents';
import { isFormBody, type SignedRequest } from './signature';

/** One change that Zoho tells of. */
export interface Delivery {
	entity: string;
	/** What the URL says; `undefined` for a webhook made by hand without it. */
	ruleType?: RuleType;
	id: string;
	/** Bodies may or may not name it (Zoho sheet 0.13). */
	organizationId?: string;
	/** The record as Zoho sent it, ids as texts; of something deleted little more than the id. */
	sent: IDataObject;
}

const idSchema = z
	.union([z.string().regex(/^\d{1,25}$/), z.number().int().nonnegative().transform(String)])
	.optional()
	.catch(undefined);

/**
 * Reads a delivery whose signature was found to be right: the default payload, the same in the form
 * field `JSONString`, or a payload of the user's own that has at least the id (Zoho sheet 9).
 *
 * @returns `undefined` when it names no record, or another one than the URL
 */
export function readDelivery(request: SignedRequest): Delivery | undefined {
	const content = readContent(request);
	if (content === undefined) return undefined;
	const event = readEventName(new URLSearchParams(request.query).get(EVENT_PARAMETER));
	const named = Object.keys(CHANGING_ENTITIES).find((entity) => isObject(content[entity]));
	if (event !== undefined && named !== undefined && event.entity !== named) return undefined;
	const entity = event?.entity ?? named;
	if (entity === undefined) return undefined;
	const wrapped = content[entity];
	const sent = isObject(wrapped) ? wrapped : content;
	const id = idSchema.parse(sent[idFieldOf(entity)]);
	if (id === undefined) return undefined;
	const organizationId = idSchema.parse(content.organization_id);
	return { entity, ruleType: event?.ruleType, id, organizationId, sent };
}

function readContent({ contentType, body }: SignedRequest): IDataObject | undefined {
	const text = body.toString('utf8');
	if (!isFormBody(contentType)) return objectIn(text);
	const pairs = new URLSearchParams(text);
	const json = pairs.get('JSONString');
	return json === null ? Object.fromEntries(pairs) : objectIn(json);
}

function objectIn(text: string): IDataObject | undefined {
	const content = parseWithExactIds(text);
	return isObject(content) ? content : undefined;
}

function idFieldOf(entity: string): string {
	return collectionOf(CHANGING_ENTITIES[entity]?.path ?? '').id;
}

function isObject(value: unknown): value is IDataObject {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}
