import {
	validateFieldType,
	DATA_TABLE_SYSTEM_COLUMN_TYPE_MAP,
	type DataTableColumn,
	type DataTableColumnJsType,
	type DataTableColumnType,
	type DataTableFilter,
	type DataTableRow,
	type DataTableRowReturn,
	type FieldType,
} from 'n8n-workflow';

import { matches } from './dataTableFilter';

const FIELD_TYPES: Record<DataTableColumnType, FieldType> = {
	string: 'string',
	number: 'number',
	boolean: 'boolean',
	date: 'dateTime',
};

const invalid = (sentence: string) =>
	new Error(`Validation error with data table request: ${sentence}`);

/** One Data Table: typed columns, no unique keys, rows numbered from 1 (sheet n8n-verified 5.3). */
export class DataTable {
	private rows: DataTableRowReturn[] = [];

	private lastRowId = 0;

	updatedAt: Date;

	constructor(
		readonly id: string,
		public name: string,
		readonly columns: DataTableColumn[],
		private readonly now: () => Date,
	) {
		this.updatedAt = now();
	}

	insert(rows: DataTableRow[]): DataTableRowReturn[] {
		// All or nothing: a row that is refused must not leave the ones before it behind.
		const checked = rows.map((row) => this.check(row));
		const inserted = checked.map((row) => this.complete(row));
		this.rows.push(...inserted);
		this.updatedAt = this.now();
		return inserted.map((row) => ({ ...row }));
	}

	find(filter?: DataTableFilter): DataTableRowReturn[] {
		const checked = filter && this.checkFilter(filter);
		return this.rows.filter((row) => matches(checked, row)).map((row) => ({ ...row }));
	}

	update(filter: DataTableFilter, data: DataTableRow): DataTableRowReturn[] {
		if (filter.filters.length === 0) throw invalid('Filter must not be empty');
		if (Object.keys(data).length === 0) throw invalid('Data columns must not be empty');
		const checkedFilter = this.checkFilter(filter);
		const checkedData = this.check(data);
		const hits = this.rows.filter((row) => matches(checkedFilter, row));
		for (const row of hits) Object.assign(row, checkedData, { updatedAt: this.now() });
		this.updatedAt = this.now();
		return hits.map((row) => ({ ...row }));
	}

	delete(filter: DataTableFilter): DataTableRowReturn[] {
		if (filter.filters.length === 0) {
			throw invalid(
				'Filter is required for delete operations to prevent accidental deletion of all data',
			);
		}
		const checked = this.checkFilter(filter);
		const deleted = this.rows.filter((row) => matches(checked, row));
		this.rows = this.rows.filter((row) => !matches(checked, row));
		this.updatedAt = this.now();
		return deleted;
	}

	clear(): number {
		const deletedCount = this.rows.length;
		this.rows = [];
		this.updatedAt = this.now();
		return deletedCount;
	}

	private complete(row: DataTableRow): DataTableRowReturn {
		this.lastRowId += 1;
		const empty = Object.fromEntries(this.columns.map(({ name }) => [name, null]));
		return { ...empty, ...row, id: this.lastRowId, createdAt: this.now(), updatedAt: this.now() };
	}

	private checkFilter(filter: DataTableFilter): DataTableFilter {
		const filters = filter.filters.map((condition) => {
			const { [condition.columnName]: value = null } = this.check(
				{ [condition.columnName]: condition.value },
				DATA_TABLE_SYSTEM_COLUMN_TYPE_MAP,
			);
			return { ...condition, value };
		});
		return { ...filter, filters };
	}

	private check(
		row: DataTableRow,
		systemColumns: Record<string, DataTableColumnType> = {},
	): DataTableRow {
		const types = new Map([
			...Object.entries(systemColumns),
			...this.columns.map(({ name, type }): [string, DataTableColumnType] => [name, type]),
		]);
		return Object.fromEntries(
			Object.entries(row).map(([name, value]) => {
				const type = types.get(name);
				if (!type) throw invalid(`unknown column name '${name}'`);
				return [name, this.checkCell(name, type, value)];
			}),
		);
	}

	private checkCell(
		name: string,
		type: DataTableColumnType,
		value: DataTableColumnJsType,
	): DataTableColumnJsType {
		if (value === null) return null;
		const result = validateFieldType(name, value, FIELD_TYPES[type], {
			strict: false,
			parseStrings: false,
		});
		if (!result.valid) {
			throw invalid(
				`value '${String(value)}' does not match column type '${type}': ${result.errorMessage}`,
			);
		}
		if (type !== 'date') return result.newValue as DataTableColumnJsType;
		return value instanceof Date ? value : new Date(String(result.newValue));
	}
}
