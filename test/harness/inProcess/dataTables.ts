import './environment';

import {
	NodeOperationError,
	type CreateDataTableColumnOptions,
	type DataTableProxyProvider,
	type DataTableRowReturn,
	type IDataTableProjectAggregateService,
	type IDataTableProjectService,
	type INode,
	type Workflow,
} from 'n8n-workflow';

import { DataTable } from './dataTable';

const PROJECT_ID = 'in-process';

/** n8n refuses every other node the tables, community nodes included (sheet n8n-verified 2.5). */
const ALLOWED_NODE = 'n8n-nodes-base.dataTable';

/** The Data Tables of one n8n, in memory, with the behaviour that was measured on the real ones. */
export class DataTables implements DataTableProxyProvider {
	private readonly tables = new Map<string, DataTable>();

	constructor(private readonly now: () => Date = () => new Date()) {}

	create(name: string, columns: CreateDataTableColumnOptions[]): DataTable {
		if ([...this.tables.values()].some((table) => table.name === name)) {
			throw new Error(`Data table with name '${name}' already exists in this project`);
		}
		const id = `table-${this.tables.size + 1}`;
		const table = new DataTable(
			id,
			name,
			columns.map((column, index) => ({
				...column,
				id: `${id}-column-${index}`,
				index,
				dataTableId: id,
			})),
			this.now,
		);
		this.tables.set(id, table);
		return table;
	}

	/** All rows of the table with exactly this name. */
	rows(name: string): DataTableRowReturn[] {
		return this.table(name).find();
	}

	table(name: string): DataTable {
		const table = [...this.tables.values()].find((candidate) => candidate.name === name);
		if (!table) throw new Error(`There is no data table "${name}".`);
		return table;
	}

	async getDataTableAggregateProxy(
		_workflow: Workflow,
		node: INode,
	): Promise<IDataTableProjectAggregateService> {
		this.demandAllowedNode(node);
		return {
			getProjectId: () => PROJECT_ID,
			createDataTable: async ({ name, columns }) => this.describe(this.create(name, columns)),
			getManyAndCount: async ({ filter = {}, take, skip = 0 }) => {
				const found = this.search([filter.name ?? []].flat(), [filter.id ?? []].flat());
				const page = found.slice(skip, take === undefined ? undefined : skip + take);
				return { count: found.length, data: page.map((table) => this.describe(table)) };
			},
			deleteDataTableAll: async () => {
				this.tables.clear();
				return true;
			},
		};
	}

	async getDataTableProxy(
		_workflow: Workflow,
		node: INode,
		dataTableId: string,
	): Promise<IDataTableProjectService> {
		this.demandAllowedNode(node);
		const table = this.tables.get(dataTableId);
		if (!table) {
			throw new NodeOperationError(
				node,
				`Data table with ID '${dataTableId}' could not be found in this project`,
			);
		}
		return {
			updateDataTable: async ({ name }) => {
				table.name = name;
				return true;
			},
			deleteDataTable: async () => this.tables.delete(dataTableId),
			getColumns: async () => table.columns,
			addColumn: async () => this.refuseColumnChange(),
			moveColumn: async () => this.refuseColumnChange(),
			deleteColumn: async () => this.refuseColumnChange(),
			getManyRowsAndCount: async ({ filter, sortBy, take, skip = 0 }) => {
				const [column, direction] = sortBy ?? [];
				const found = table.find(filter);
				if (column) found.sort((a, b) => compare(a[column], b[column]));
				if (direction === 'DESC') found.reverse();
				const data = found.slice(skip, take === undefined ? undefined : skip + take);
				return { count: found.length, data };
			},
			insertRows: (async (rows, returnType) => {
				const inserted = table.insert(rows);
				if (returnType === 'all') return inserted;
				if (returnType === 'id') return inserted.map(({ id }) => ({ id }));
				return { success: true, insertedRows: inserted.length };
			}) as IDataTableProjectService['insertRows'],
			updateRows: async ({ filter, data }) => table.update(filter, data),
			upsertRow: async ({ filter, data }) => {
				const updated = table.update(filter, data);
				return updated.length > 0 ? updated : table.insert([data]);
			},
			deleteRows: async ({ filter, dryRun }) =>
				dryRun ? table.find(filter) : table.delete(filter),
			clearRows: async () => ({ deletedCount: table.clear() }),
		};
	}

	/** n8n looks a name up as a *part* of names, any case, newest change first (sheet n8n-verified 0.7). */
	private search(names: string[], ids: string[]): DataTable[] {
		return [...this.tables.values()]
			.filter(({ id }) => ids.length === 0 || ids.includes(id))
			.filter(({ name }) => names.every((part) => name.toLowerCase().includes(part.toLowerCase())))
			.reverse()
			.sort((a, b) => b.updatedAt.getTime() - a.updatedAt.getTime());
	}

	private describe({ id, name, columns, updatedAt }: DataTable) {
		return { id, name, columns, projectId: PROJECT_ID, createdAt: updatedAt, updatedAt };
	}

	private demandAllowedNode({ type }: INode): void {
		if (type !== ALLOWED_NODE && type !== `${ALLOWED_NODE}Tool`) {
			throw new Error('This proxy is only available for Data table nodes');
		}
	}

	private refuseColumnChange(): never {
		throw new Error('The Data Table node has no operation that changes columns.');
	}
}

/** NULL comes first, as in SQLite. */
function compare(a: DataTableRowReturn[string] = null, b: DataTableRowReturn[string] = null) {
	if (a === b) return 0;
	if (a === null) return -1;
	if (b === null) return 1;
	return a < b ? -1 : 1;
}
