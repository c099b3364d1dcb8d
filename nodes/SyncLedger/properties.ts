import type { INodeProperties } from 'n8n-workflow';

import { reportOptions } from './reportProperties';

const asOf: INodeProperties = {
	displayName: 'As Of',
	name: 'asOf',
	type: 'string',
	default: '',
	placeholder: 'e.g. 2026-01-31T12:00:00Z',
	description: 'Time to reckon with. Empty means now.',
};

const olderThanMinutes: INodeProperties = {
	displayName: 'Older Than Minutes',
	name: 'olderThanMinutes',
	type: 'number',
	typeOptions: { minValue: 0 },
	default: 15,
	description: 'What was written later may still be under way, and is left alone',
};

const notOlderThanDays: INodeProperties = {
	displayName: 'Not Older Than Days',
	name: 'notOlderThanDays',
	type: 'number',
	typeOptions: { minValue: 0 },
	default: 7,
	description: 'What was planned earlier goes to review, since the world has changed meanwhile',
};

const isComplete: INodeProperties = {
	displayName: 'Rows Are Complete',
	name: 'isComplete',
	type: 'boolean',
	default: true,
	description:
		'Whether these are all rows that were ever written. Switch off after old rows were archived.',
};

function optionsFor(operation: string, options: INodeProperties[]): INodeProperties {
	return {
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add option',
		default: {},
		displayOptions: { show: { operation: [operation] } },
		options,
	};
}

export const properties: INodeProperties[] = [
	{
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		options: [
			{
				name: 'Decide',
				value: 'decide',
				action: 'Decide open cases',
				description:
					"Make of a person's answers what is recorded and what is repeated or matched; wrong answers come back as problems",
			},
			{
				name: 'List Open Cases',
				value: 'list',
				action: 'List open cases',
				description:
					'List what failed, has no end or needs a person, and the runs that can be undone',
			},
			{
				name: 'Record',
				value: 'record',
				action: 'Record plans and what became of them',
				description:
					'Make the rows of the ledger and review tables from planned and applied actions',
			},
			{
				name: 'Replay',
				value: 'replay',
				action: 'Repeat what failed or has no end',
				description: 'Give out again, as it was planned, what failed or never finished',
			},
			{
				name: 'Report',
				value: 'report',
				action: 'Make the report page',
				description: 'Make a page and a CSV file: money in flight, forecast, payouts, exceptions',
			},
			{
				name: 'Undo',
				value: 'undo',
				action: 'Undo a run',
				description: 'Plan what takes back what one run did, where that is safe',
			},
			{
				name: 'Verify',
				value: 'verify',
				action: 'Verify the ledger',
				description:
					'Look for gaps, forks, changed rows, plans without an end and sums that do not add up',
			},
		],
		default: 'record',
	},
	{
		displayName:
			'Nothing is sent and nothing is kept here. Insert the rows with a Data Table node (map automatically, optimize bulk) before the action node, which waits behind a Merge node until they are in.',
		name: 'recordNotice',
		type: 'notice',
		default: '',
		displayOptions: { show: { operation: ['record'] } },
	},
	{
		displayName:
			'Connect all rows of the ledger table. What is given out goes to the node of the vendor, operation "Apply a planned action"; in QuickBooks Online with "Look Up Payments" set to "Always".',
		name: 'replayNotice',
		type: 'notice',
		default: '',
		displayOptions: { show: { operation: ['replay', 'undo', 'decide'] } },
	},
	{
		displayName: 'Decided By',
		name: 'decidedBy',
		type: 'string',
		required: true,
		default: '',
		placeholder: 'e.g. olivia@example.com',
		displayOptions: { show: { operation: ['decide'] } },
		description: 'Who gave the answers; the audit keeps the name',
	},
	{
		displayName: 'Run ID',
		name: 'runId',
		type: 'string',
		required: true,
		default: '',
		displayOptions: { show: { operation: ['undo'] } },
		description: 'The execution to undo, as the column "run" of the ledger names it',
	},
	optionsFor('decide', [asOf, notOlderThanDays, olderThanMinutes]),
	optionsFor('list', [
		asOf,
		{
			displayName: 'Cases Shown',
			name: 'casesShown',
			type: 'number',
			typeOptions: { minValue: 1 },
			default: 100,
			description: 'How many cases and runs are listed at most',
		},
		olderThanMinutes,
	]),
	optionsFor('record', [
		asOf,
		{
			displayName: 'Run ID',
			name: 'runId',
			type: 'string',
			default: '',
			description: 'Name of the run. Empty means the ID of this execution.',
		},
	]),
	optionsFor('verify', [asOf, olderThanMinutes, isComplete]),
	optionsFor('replay', [
		asOf,
		{
			displayName: 'Books',
			name: 'books',
			type: 'string',
			default: '',
			placeholder: 'e.g. quickbooks:9130350000000000',
			description: 'Only of this company',
		},
		{
			displayName: 'Chain',
			name: 'chain',
			type: 'string',
			default: '',
			description:
				'Only of this payment, payout, customer or invoice, as the column "chain" names it',
		},
		notOlderThanDays,
		olderThanMinutes,
		{
			displayName: 'Run ID',
			name: 'runId',
			type: 'string',
			default: '',
			description: 'Only what this run planned',
		},
		{
			displayName: 'States',
			name: 'states',
			type: 'multiOptions',
			options: [
				{ name: 'Failed', value: 'failed' },
				{ name: 'Unfinished', value: 'unfinished' },
			],
			default: ['failed', 'unfinished'],
			description: 'What is repeated: what failed, what has no end, or both',
		},
	]),
	optionsFor('report', [asOf, ...reportOptions, isComplete]),
];
