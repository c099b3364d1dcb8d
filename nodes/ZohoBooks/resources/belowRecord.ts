import type { IDataObject } from 'n8n-workflow';

import { collect, describeRecord, readRecordId } from '../../shared/engine/crud';
import { describeWriteFields, readBody } from '../../shared/engine/body';
import {
	describeField,
	type FieldDefinition,
	type FilterDefinition,
} from '../../shared/engine/fields';
import { describeFilters, readFilters, readLimit } from '../../shared/engine/filters';
import type { ItemCall, JsonRecord, OperationDefinition } from '../../shared/engine/types';
import type { ApiRequest } from '../../shared/transport/client';
import { collectionOf } from '../../shared/vendors/zohoBooks/collections';
import type { ZohoBooksClient } from '../../shared/vendors/zohoBooks/client';
import { checkId } from '../../shared/vendors/zohoBooks/ids';
import { readBelow } from './readBelow';

type Operation = OperationDefinition<ZohoBooksClient>;

/** The record that others stand below, such as the invoice of payments. */
export interface Parent {
	/** As the user reads it. */
	name: string;
	/** What stands before its id in the address. */
	path: string;
	/** Field that holds its id. */
	id: string;
	/** The list search to choose it by. */
	search?: string;
}

interface Below extends Pick<Operation, 'value' | 'name' | 'action' | 'description'> {
	parent: Parent;
	/** What follows the parent's id, for example `refunds`. */
	verb: string;
	/** Its name in `COLLECTIONS`, for example `customerpayments/refunds`. */
	collection: string;
}

/** The records below one record, to the last page if wanted. */
export function listBelow(below: Below & { filters?: FilterDefinition[] }): Operation {
	const { parent, verb, collection, filters = [], ...texts } = below;
	return {
		...textsOf(texts),
		properties: [describeParent(parent), ...describeFilters(filters)],
		async runItem(call) {
			const address = addressOf(call, parent, verb);
			const values = readFilters(call.parameters, filters);
			const limit = readLimit(call.parameters);
			return await collect(call.client.listAt(address, collection, values, limit), limit);
		},
	};
}

/** One record below another. */
export function getBelow(below: Below & { label: string }): Operation {
	const { parent, verb, collection, label, ...texts } = below;
	return {
		...textsOf(texts),
		properties: [describeParent(parent), describeBelowId(label)],
		async runItem(call) {
			const path = `${addressOf(call, parent, verb)}/${readBelowId(call, label)}`;
			const request: ApiRequest = { method: 'GET', path };
			return readBelow(await call.client.send(request), collectionOf(collection)) ?? {};
		},
	};
}

/**
 * Posts below a record. A field whose target begins with `query.` goes into the address.
 *
 * @param below.finish checks or completes the body
 */
export function createBelow(
	below: Omit<Below, 'collection'> & {
		/** Of the record that comes back; none: Zoho answers with a sentence only. */
		collection?: string;
		fields?: FieldDefinition[];
		finish?(body: JsonRecord): JsonRecord;
	},
): Operation {
	const { parent, verb, collection, fields = [], finish, ...texts } = below;
	return {
		...textsOf(texts),
		properties: [describeParent(parent), ...describeWriteFields(fields, 'create', false)],
		async runItem(call) {
			const path = addressOf(call, parent, verb);
			const { query, ...given } = readBody(call.parameters, fields, 'create');
			const body = finish?.(given) ?? given;
			const answer = await call.client.send({
				method: 'POST',
				path,
				query: query as IDataObject | undefined,
				...(Object.keys(body).length === 0 ? {} : { body: body as IDataObject }),
			});
			const known = collection === undefined ? undefined : collectionOf(collection);
			const id = { [parent.id]: readRecordId(call, parent.name) };
			const record = readBelow(answer, known) ?? {};
			return known === undefined ? { ...id, ...record } : record;
		},
	};
}

/** Deletes a record below another. */
export function removeBelow(below: Below & { label: string }): Operation {
	const { parent, verb, collection, label, ...texts } = below;
	return {
		...textsOf(texts),
		properties: [describeParent(parent), describeBelowId(label)],
		async runItem(call) {
			const id = readBelowId(call, label);
			const path = `${addressOf(call, parent, verb)}/${id}`;
			const answer = await call.client.send({ method: 'DELETE', path });
			return { [collectionOf(collection).id]: id, deleted: true, ...readBelow(answer) };
		},
	};
}

function textsOf({ value, name, action, description }: Omit<Operation, 'properties'>) {
	return { value, name, action, description };
}

function describeParent({ name, search }: Parent) {
	return describeRecord({ name, search: search === undefined ? undefined : { method: search } });
}

function addressOf(call: ItemCall<ZohoBooksClient>, { name, path }: Parent, verb: string): string {
	return `/${path}/${checkId(readRecordId(call, name), name)}/${verb}`;
}

const BELOW_PARAMETER = 'belowId';

function describeBelowId(label: string) {
	return { ...describeField({ name: BELOW_PARAMETER, label, type: 'text' }), required: true };
}

function readBelowId({ parameters }: ItemCall<ZohoBooksClient>, label: string): string {
	return checkId(parameters.requiredText(BELOW_PARAMETER, label), label);
}
