/* eslint-disable @n8n/community-nodes/no-restricted-globals */
import { goCardless } from '../../nodes/GoCardless/definition';
import { quickBooksOnline } from '../../nodes/QuickBooksOnline/definition';
import { zohoBooks } from '../../nodes/ZohoBooks/definition';
import { tourGoCardless } from './goCardlessTour';
import { tourQuickBooks } from './quickBooksTour';
import { describeTour, readSchemas, type SchemaFiles, writeSchemas } from './schemaFiles';
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
		.sort();

/** `npm run schemas` sets it: the files are written and compared with what was written. */
const isWriting = process.env.WRITE_SCHEMAS === 'yes';

describe.each([
	{ folder: 'GoCardless', node: goCardless as Node, tour: tourGoCardless },
	{ folder: 'QuickBooksOnline', node: quickBooksOnline as Node, tour: tourQuickBooks },
	{ folder: 'ZohoBooks', node: zohoBooks as Node, tour: tourZohoBooks },
])('output schemas of $folder', ({ folder, node, tour }) => {
	let given: SchemaFiles;
	let kept: SchemaFiles;

	beforeAll(async () => {
		given = describeTour(await tour());
		if (isWriting) writeSchemas(folder, given);
		kept = readSchemas(folder);
	});

	it('exist for every operation that returns records, and for nothing else', () => {
		expect(Object.keys(kept).sort()).toEqual(expectedOf(node));
	});

	it('say what the node returns (otherwise: npm run schemas)', () => {
		expect(Object.keys(given).sort()).toEqual(expectedOf(node));
		const outdated = Object.keys(given).filter((key) => kept[key] !== given[key]);
		expect(outdated).toEqual([]);
	});

	it('do not promise a file where a record is returned', () => {
		const withFile = Object.keys(kept).filter((key) => kept[key]?.includes('"fileName"'));
		expect(withFile.filter((key) => !/\/(pdf|getPdf)$/.test(key))).toEqual([]);
	});
});
