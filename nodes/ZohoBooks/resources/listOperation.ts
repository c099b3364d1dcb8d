import { collect } from '../../shared/engine/crud';
import type { FilterDefinition } from '../../shared/engine/fields';
import { describeFilters, readFilters, readLimit } from '../../shared/engine/filters';
import type { OperationDefinition } from '../../shared/engine/types';
import type { ZohoBooksClient } from '../../shared/vendors/zohoBooks/client';

interface ListOptions {
	/** Default: "Get Many". */
	value?: string;
	name?: string;
	/** "customers", in texts. */
	plural: string;
	path: string;
	filters: FilterDefinition[];
	/** Filters that always hold, for example `{ contact_type: 'customer' }`. */
	always: Record<string, string>;
}

/** "Get Many" of a resource that is a part of a collection, such as the customers of all contacts. */
export function listOperation(options: ListOptions): OperationDefinition<ZohoBooksClient> {
	const { value = 'getAll', name = 'Get Many', plural, path, filters, always } = options;
	const fixed = Object.entries(always).map(([target, required]) => ({
		target,
		operator: '=' as const,
		value: required,
	}));
	return {
		value,
		name,
		action: `Get many ${plural}`,
		description: `Get ${plural}, to the last page if wanted`,
		properties: describeFilters(filters),
		async runItem({ client, parameters }) {
			const values = [...fixed, ...readFilters(parameters, filters)];
			const limit = readLimit(parameters);
			return await collect(client.list(path, values, limit), limit);
		},
	};
}
