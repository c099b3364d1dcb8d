import { type INodeProperties, updateDisplayOptions } from 'n8n-workflow';

import { describeFilters } from '../../shared/engine/filters';

/** Names, since n8n takes a value that starts with = for an expression. */
const OPERATOR_OPTIONS = [
	{ name: '< Less', value: 'less' },
	{ name: '<= Less or Equal', value: 'lessOrEqual' },
	{ name: '= Equal', value: 'equal' },
	{ name: '> Greater', value: 'greater' },
	{ name: '>= Greater or Equal', value: 'greaterOrEqual' },
	{ name: 'IN (One of Several)', value: 'in' },
	{ name: 'LIKE (Pattern)', value: 'like' },
];

const BY_CONDITIONS: INodeProperties[] = [
	{
		displayName: 'Entity',
		name: 'entity',
		type: 'string',
		default: 'Invoice',
		required: true,
		placeholder: 'Invoice',
		description: 'As QuickBooks writes it, for example SalesReceipt',
	},
	{
		displayName: 'Conditions',
		name: 'conditions',
		type: 'fixedCollection',
		typeOptions: { multipleValues: true },
		placeholder: 'Add Condition',
		default: {},
		description: 'All of them must hold; OR does not exist',
		options: [
			{
				displayName: 'Condition',
				name: 'rows',
				values: [
					{
						displayName: 'Field',
						name: 'field',
						type: 'string',
						default: '',
						placeholder: 'Balance',
					},
					{
						displayName: 'Operator',
						name: 'operator',
						type: 'options',
						options: OPERATOR_OPTIONS,
						default: 'equal',
					},
					{
						displayName: 'Value',
						name: 'value',
						type: 'string',
						default: '',
						description: 'Several, separated by commas, for IN; with % as wildcard for LIKE',
					},
				],
			},
		],
	},
	{
		displayName: 'Order By',
		name: 'orderBy',
		type: 'string',
		default: '',
		placeholder: 'MetaData.LastUpdatedTime',
		description: 'Empty for the order of QuickBooks; not by ID, which Intuit is withdrawing',
	},
	{
		displayName: 'Direction',
		name: 'direction',
		type: 'options',
		options: [
			{ name: 'Ascending', value: 'ASC' },
			{ name: 'Descending', value: 'DESC' },
		],
		default: 'ASC',
	},
];

const BY_STATEMENT: INodeProperties[] = [
	{
		displayName: 'Statement',
		name: 'statement',
		type: 'string',
		typeOptions: { rows: 3 },
		default: '',
		required: true,
		placeholder: 'SELECT * FROM Invoice WHERE CustomerRef = :customer',
		description: 'Values from outside belong in Values, where they are escaped',
	},
	{
		displayName: 'Values',
		name: 'statementValues',
		type: 'fixedCollection',
		typeOptions: { multipleValues: true },
		placeholder: 'Add Value',
		default: {},
		description: 'What stands for :name in the statement, without quotes',
		options: [
			{
				displayName: 'Value',
				name: 'rows',
				values: [
					{ displayName: 'Name', name: 'name', type: 'string', default: '' },
					{ displayName: 'Value', name: 'value', type: 'string', default: '' },
				],
			},
		],
	},
];

export const QUERY_PROPERTIES: INodeProperties[] = [
	{
		displayName: 'Query By',
		name: 'queryBy',
		type: 'options',
		options: [
			{ name: 'Conditions', value: 'conditions' },
			{ name: 'Statement', value: 'statement' },
		],
		default: 'conditions',
	},
	...updateDisplayOptions({ show: { queryBy: ['conditions'] } }, BY_CONDITIONS),
	...updateDisplayOptions({ show: { queryBy: ['statement'] } }, BY_STATEMENT),
	...describeFilters([]),
];
