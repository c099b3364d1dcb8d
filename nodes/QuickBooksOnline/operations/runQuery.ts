import { collect } from '../../shared/engine/crud';
import { readLimit } from '../../shared/engine/filters';
import { type ItemParameters, ParameterError } from '../../shared/engine/parameters';
import type {
	ItemCall,
	JsonRecord,
	OperationDefinition,
	OperationResult,
	ResourceDefinition,
} from '../../shared/engine/types';
import type { QuickBooksClient } from '../../shared/vendors/quickBooksOnline/client';
import {
	buildStatement,
	checkName,
	withoutQuotedText,
} from '../../shared/vendors/quickBooksOnline/statement';
import { QUERY_PROPERTIES } from './queryProperties';
import { readConditions, readStatement } from './queryStatement';

const run: OperationDefinition<QuickBooksClient> = {
	value: 'run',
	name: 'Run',
	action: 'Run a query',
	description: "Run a query in Intuit's language, to the last page if wanted",
	properties: QUERY_PROPERTIES,
	async runItem(call) {
		return await runQuery(call);
	},
};

export const query: ResourceDefinition<QuickBooksClient> = {
	value: 'query',
	name: 'Query',
	description: 'Any list of records, by conditions',
	operations: [run],
};

async function runQuery({
	client,
	parameters,
}: ItemCall<QuickBooksClient>): Promise<OperationResult> {
	const { entity, statement } = readQuery(parameters);
	const plain = withoutQuotedText(statement);
	if (/^\s*select\s+count\s*\(/i.test(plain)) return countOf(await client.query(statement));
	const pagesItself = /\b(startposition|maxresults)\b/i.test(plain);
	const returnAll = parameters.boolean('returnAll');
	if (pagesItself) {
		if (!returnAll) return await client.rows(entity, statement);
		throw new ParameterError(
			'"Statement" has STARTPOSITION or MAXRESULTS, and "Return All" is on.',
			'Leave them out: pages are read to the end. Or turn "Return All" off.',
		);
	}
	const limit = returnAll ? Infinity : readLimit(parameters);
	return await collect(client.pagesOf(entity, statement, limit), limit);
}

function readQuery(parameters: ItemParameters): { entity: string; statement: string } {
	if (parameters.text('queryBy') === 'statement') {
		const statement = readStatement(parameters);
		const entity = /\bfrom\s+([A-Za-z]+)/i.exec(withoutQuotedText(statement))?.[1];
		if (entity !== undefined) return { entity, statement };
		throw new ParameterError(
			`"Statement" must be like SELECT * FROM Invoice WHERE Balance > '0', not "${statement}".`,
		);
	}
	const entity = checkName(parameters.requiredText('entity', 'Entity'), 'Entity');
	const order = parameters.text('orderBy');
	const direction = parameters.text('direction') === 'DESC' ? ' DESC' : '';
	const orderBy = order === '' ? undefined : checkName(order, 'Order By') + direction;
	return { entity, statement: buildStatement(entity, readConditions(parameters), orderBy) };
}

function countOf({ totalCount }: JsonRecord): JsonRecord {
	return { totalCount: Number(totalCount) };
}
