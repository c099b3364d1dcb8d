import type { IDataObject } from 'n8n-workflow';

import { collect, RECORD_PARAMETER } from '../../shared/engine/crud';
import { describeReference } from '../../shared/engine/fields';
import { describeFilters, readFilters, readLimit } from '../../shared/engine/filters';
import type { JsonRecord, OperationDefinition } from '../../shared/engine/types';
import { parseTenths } from '../../shared/money';
import { raise } from '../../shared/raise';
import { VendorError } from '../../shared/transport/vendorError';
import type { GoCardlessClient } from '../../shared/vendors/goCardless/client';
import { toQuery } from '../../shared/vendors/goCardless/envelope';

/** Gone for good (GoCardless sheet 6.2). */
export const GONE = 410;

const FILTERS = [
	{
		name: 'include_2020_tax_cutover',
		label: 'Include 2020 Tax Cutover',
		type: 'boolean' as const,
		default: true,
		description: 'Whether to include taxes of April to August 2020 as they were changed later',
	},
];

/**
 * The items of a payout. Their amounts are texts with tenths of a minor unit; `amountTenths` is the
 * same as a whole number, because only sums of tenths, rounded once, equal the payout. Items name no
 * payout themselves, so `payout` says which one they were asked for.
 */
export const listPayoutItems: OperationDefinition<GoCardlessClient> = {
	value: 'getAll',
	name: 'Get Many',
	action: 'Get many payout items',
	description:
		'Get what a payout consists of. GoCardless keeps items for 6 months only, so fetch and keep them early.',
	properties: [
		describeReference({
			name: RECORD_PARAMETER,
			label: 'Payout',
			description: 'The payout whose items are wanted',
			search: 'searchPayouts',
			required: true,
		}),
		...describeFilters(FILTERS),
	],
	async runItem({ client, parameters }) {
		const payout = parameters.locator(RECORD_PARAMETER, 'Payout');
		const query = toQuery(readFilters(parameters, FILTERS));
		return await readPayoutItems(client, payout, readLimit(parameters), query);
	},
};

/** The items of one payout. @throws VendorError with status 410 when they are gone */
export async function readPayoutItems(
	client: GoCardlessClient,
	payout: string,
	limit = Infinity,
	query: IDataObject = {},
): Promise<JsonRecord[]> {
	try {
		const pages = client.pages('payout_items', { ...query, payout }, limit);
		const items = await collect(recordsOf(pages), limit);
		return items.map((item) => ({ ...withTenths(item), payout }));
	} catch (error) {
		return raise(explainGone(error, payout));
	}
}

async function* recordsOf(
	pages: ReturnType<GoCardlessClient['pages']>,
): AsyncGenerator<JsonRecord[]> {
	for await (const { records } of pages) yield records;
}

function withTenths(item: JsonRecord): JsonRecord {
	return { ...item, amountTenths: parseTenths(String(item.amount)) };
}

function explainGone(error: unknown, payout: string): unknown {
	if (!(error instanceof VendorError) || error.httpStatus !== GONE) return error;
	const fault = {
		...error.fault,
		kind: 'notFound' as const,
		message: `The items of payout ${payout} are no longer available (${error.fault.message}).`,
		advice:
			'GoCardless gives them for 6 months after the payout was made. Take them from your own records, or from an export of the GoCardless dashboard.',
	};
	return new VendorError(error.vendor, fault, error.request, GONE, { cause: error });
}
