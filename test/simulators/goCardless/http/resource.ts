import type { z } from 'zod';

import type { SimulatedAnswer } from '../../shared/httpServer';
import type { Store, StoredRecord } from '../model/store';
import { without } from '../model/without';
import type { World } from '../world';
import type { Call } from './call';
import { readEnvelope } from './envelope';
import { invalidUsage, notFound, type Refusal } from './errors';
import { select, type Filters } from './filters';
import { page, pageOfSorted, type Page } from './paging';
import { validate } from './validation';

/** A schema and what it leads to. */
export interface Operation<R> {
	run(call: Call, record: R, body: unknown): R;
}

/** A creation: remembered under its idempotency key. */
export interface Creation<R> {
	run(call: Call, body: unknown, envelope: string): R;
}

/** A resource of the API as data: what may be done with it, and what is special about that. */
export interface Resource<R extends StoredRecord> {
	plural: string;
	store: (world: World) => Store<R>;
	present?: (world: World, record: R) => unknown;
	create?: Creation<R>;
	/** Further paths that create, `create_with_dates` for instance. */
	createPaths?: Record<string, Creation<R>>;
	get?: boolean;
	list?: {
		filters: Filters<R>;
		/** Parameters that are read elsewhere. */
		others?: readonly string[];
		hides?: (call: Call, record: R) => boolean;
		sort?: (call: Call) => ((a: R, b: R) => number) | undefined;
		check?: (call: Call) => void;
		/** A shorter list to search, oldest first, when an index answers the query. */
		narrow?: (call: Call) => readonly R[] | undefined;
		extras?: (call: Call, records: R[]) => Record<string, unknown>;
	};
	update?: Operation<R>;
	actions?: Record<string, Operation<R>>;
	remove?: (call: Call, record: R) => void;
	/** Paths below `/{id}/` that are read. */
	reads?: Record<string, (call: Call, record: R) => SimulatedAnswer>;
	goneReason?: () => Refusal;
}

/** Binds a body schema to a creation with its type. */
export function creation<Schema extends z.ZodTypeAny, R>(
	schema: Schema,
	run: (call: Call, body: z.output<Schema>, pointer: string) => R,
): Creation<R> {
	return {
		run: (call, body, envelope) => run(call, validate(schema, body, envelope), `/${envelope}`),
	};
}

/** Binds a body schema to an update or action with its type. */
export function operation<Schema extends z.ZodTypeAny, R>(
	envelope: string,
	schema: Schema,
	run: (call: Call, record: R, body: z.output<Schema>, pointer: string) => R | void,
): Operation<R> {
	return {
		run: (call, record, body) =>
			run(call, record, validate(schema, body, envelope), `/${envelope}`) ?? record,
	};
}

/** Binds a body schema to an action: its body stands under `data` (GoCardless sheet 1.1). */
export function action<Schema extends z.ZodTypeAny, R>(
	schema: Schema,
	run: (call: Call, record: R, body: z.output<Schema>, pointer: string) => R | void,
): Operation<R> {
	return operation('data', schema, run);
}

/** Answers a call to this resource. `segments` is the path after the resource's name. */
export function serveResource<R extends StoredRecord>(
	resource: Resource<R>,
	call: Call,
	segments: string[],
): SimulatedAnswer {
	const store = resource.store(call.world);
	const show = (record: R) => present(resource, call.world, record);
	const one = (status: number, record: R): SimulatedAnswer => ({
		status,
		body: { [resource.plural]: show(record) },
	});
	const [id, verb, name] = segments;
	if (id === undefined) {
		if (call.method === 'GET' && resource.list) return list(resource, call, store);
		if (call.method === 'POST' && resource.create) return create(resource.create);
		throw methodNotAllowed();
	}
	const byPath = segments.length === 1 ? resource.createPaths?.[id] : undefined;
	if (call.method === 'POST' && byPath !== undefined) return create(byPath);
	const record = store.get(id);
	if (record === undefined) {
		throw store.wasRemoved(id) ? (resource.goneReason?.() ?? notFound()) : notFound();
	}
	if (verb === undefined) {
		if (call.method === 'GET' && resource.get !== false) return one(200, record);
		if (call.method === 'PUT' && resource.update) {
			return one(200, resource.update.run(call, record, readEnvelope(call, resource.plural)));
		}
		if (call.method === 'DELETE' && resource.remove) {
			resource.remove(call, record);
			return { status: 204 };
		}
		throw methodNotAllowed();
	}
	const act = verb === 'actions' && name !== undefined ? resource.actions?.[name] : undefined;
	if (act !== undefined && segments.length === 3) {
		if (call.method !== 'POST') throw methodNotAllowed();
		return one(200, act.run(call, record, readEnvelope(call, 'data')));
	}
	const reading = segments.length === 2 ? resource.reads?.[verb] : undefined;
	if (reading !== undefined && call.method === 'GET') return reading(call, record);
	throw pathNotFound();

	function create(operationOfPath: Creation<R>): SimulatedAnswer {
		const body = readEnvelope(call, resource.plural);
		const { idempotencyKeys } = call.world;
		idempotencyKeys.check(resource.plural, call.idempotencyKey);
		const made = operationOfPath.run(call, body, resource.plural);
		idempotencyKeys.remember(resource.plural, call.idempotencyKey, made.id);
		return one(201, made);
	}
}

function list<R extends StoredRecord>(
	resource: Resource<R>,
	call: Call,
	store: Store<R>,
): SimulatedAnswer {
	const { list: declared } = resource;
	if (declared === undefined) throw methodNotAllowed();
	declared.check?.(call);
	const selection = select(call.query, declared.filters, store, declared.others);
	const { hides } = declared;
	const visible = {
		...selection,
		candidates: declared.narrow?.(call) ?? selection.candidates,
		matches: (record: R) => selection.matches(record) && hides?.(call, record) !== true,
	};
	const order = declared.sort?.(call);
	const end = call.world.endOfList();
	const result: Page<R> =
		order === undefined
			? page(call.query, visible, store, end)
			: pageOfSorted(call.query, visible.candidates.filter(visible.matches).sort(order), end);
	return {
		status: 200,
		body: {
			[resource.plural]: result.records.map((record) => present(resource, call.world, record)),
			...declared.extras?.(call, result.records),
			meta: result.meta,
		},
	};
}

/** A record as it is sent. */
export function present<R extends StoredRecord>(
	resource: Pick<Resource<R>, 'present'>,
	world: World,
	record: R,
): unknown {
	return resource.present?.(world, record) ?? withoutInternal(record);
}

export function withoutInternal<R extends StoredRecord>(record: R): Omit<R, 'internal'> {
	return without(record, 'internal');
}

function methodNotAllowed(): Refusal {
	return invalidUsage(405, 'method_not_allowed', 'This method is not allowed on this path');
}

export function pathNotFound(): Refusal {
	return invalidUsage(404, 'path_not_found', 'There is nothing at this path');
}
