/* eslint-disable @n8n/community-nodes/no-restricted-globals */
import { goCardless } from '../../nodes/GoCardless/definition';
import { quickBooksOnline } from '../../nodes/QuickBooksOnline/definition';
import { zohoBooks } from '../../nodes/ZohoBooks/definition';
import { tourGoCardless } from './goCardlessTour';
import { tourQuickBooks } from './quickBooksTour';
import { LEDGER_OPERATIONS, tourLedger } from './ledgerTour';
import { planLines } from './planTours';
import {
	describeRecords,
	describeTour,
	readSchemas,
	type SchemaFiles,
	writeSchemas,
} from './schemaFiles';
import type { Tour } from './tour';
import { TRIGGER_TOURS } from './triggerTours';
import { tourZohoBooks } from './zohoTour';

jest.setTimeout(60_000);

/** What these give is up to whoever asks. */
const WITHOUT_SCHEMA = new Set([
	'apiCall/send',
	'batch/run',
	'change/getAll',
	'customApiCall/request',
	// Several lists of different records, each by its own output.
	'plannerList/lookUpForPayoutItems',
	'plannerList/lookUpForPayouts',
	'plannerList/lookUpForPostings',
	'query/run',
]);

interface Node {
	resources: Array<{ value: string; operations: Array<{ value: string }> }>;
}

const expectedOf = ({ resources }: Node): string[] =>
	resources
		.flatMap(({ value, operations }) =>
			operations.map((operation) => `${value}/${operation.value}`),
		)
		.filter((key) => !WITHOUT_SCHEMA.has(key))
		.map((key) => `v1.0.0/${key}`)
		.sort();

/** `npm run schemas` sets it: the files are written and compared with what was written. */
const isWriting = process.env.WRITE_SCHEMAS === 'yes';

interface Described {
	folder: string;
	expected: string[];
	files(): Promise<SchemaFiles>;
}

const ofResources = (folder: string, node: Node, tour: () => Promise<Tour>): Described => ({
	folder,
	expected: expectedOf(node),
	files: async () => describeTour(await tour()),
});

const DESCRIBED: Described[] = [
	ofResources('GoCardless', goCardless as Node, tourGoCardless),
	ofResources('QuickBooksOnline', quickBooksOnline as Node, tourQuickBooks),
	ofResources('ZohoBooks', zohoBooks as Node, tourZohoBooks),
	{
		folder: 'DirectDebitPlanner',
		expected: ['v1.0.0'],
		files: async () => ({ 'v1.0.0': describeRecords(await planLines(), 'plan') }),
	},
	{
		folder: 'SyncLedger',
		expected: LEDGER_OPERATIONS.map((operation) => `v1.0.0/${operation}`),
		files: async () =>
			Object.fromEntries(
				Object.entries(await tourLedger()).map(([operation, records]) => [
					`v1.0.0/${operation}`,
					describeRecords(records, operation),
				]),
			),
	},
	...TRIGGER_TOURS.map(({ folder, version, records }) => ({
		folder,
		expected: [`v${version}.0.0`],
		files: async () => ({ [`v${version}.0.0`]: describeRecords(await records(), folder) }),
	})),
];

describe.each(DESCRIBED)('output schemas of $folder', ({ folder, expected, files }) => {
	let given: SchemaFiles;
	let kept: SchemaFiles;

	beforeAll(async () => {
		given = await files();
		if (isWriting) writeSchemas(folder, given);
		kept = readSchemas(folder);
	});

	it('exist for every operation that returns records, and for nothing else', () => {
		expect(Object.keys(kept).sort()).toEqual(expected);
	});

	it('say what the node returns (otherwise: npm run schemas)', () => {
		expect(Object.keys(given).sort()).toEqual(expected);
		const outdated = Object.keys(given).filter((key) => kept[key] !== given[key]);
		expect(outdated).toEqual([]);
	});

	it('do not promise a file where a record is returned', () => {
		const withFile = Object.keys(kept).filter((key) => kept[key]?.includes('"fileName"'));
		expect(withFile.filter((key) => !/\/(pdf|getPdf)$/.test(key))).toEqual([]);
	});
});
