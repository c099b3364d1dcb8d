import type { SeededRandom } from '../../shared/random';
import type { Company } from '../company';
import { findRules } from '../entities/registry';
import type { EntityRules } from '../entities/rules';
import {
	batchTooLarge,
	invalidEnumeration,
	requiredMissing,
	unsupportedOperation,
} from '../protocol/vendorFaults';
import { VendorFault } from '../protocol/vendorFault';
import { runQuery } from '../query/evaluate';
import { isWire, textOf, wireList, type Wire } from '../values/wire';
import { create, remove, update, voidRecord, type WriteOptions } from './write';

const MAXIMUM_ITEMS = 30;

/** The items of a batch body, refused as a whole when there are too many (1040). */
export function batchItems(body: Wire): Wire[] {
	if (body.BatchItemRequest === undefined) throw requiredMissing('BatchItemRequest');
	const items = wireList(body.BatchItemRequest);
	if (items.length > MAXIMUM_ITEMS) throw batchTooLarge(items.length);
	return items;
}

/**
 * Executes the items, each for itself and in no promised order (QuickBooks sheet 9): replies must be
 * matched by `bId`. A refused item does not keep the others from being written.
 */
export function runBatch(
	company: Company,
	items: Wire[],
	options: WriteOptions,
	random: SeededRandom,
): Wire {
	const replies = random.shuffle(items).map((item) => runItem(company, item, options));
	return { BatchItemResponse: random.shuffle(replies) };
}

function runItem(company: Company, item: Wire, options: WriteOptions): Wire {
	const bId = textOf(item.bId);
	const identity = bId === undefined ? {} : { bId };
	try {
		return { ...identity, ...answerOf(company, item, options) };
	} catch (error) {
		return { ...identity, Fault: VendorFault.from(error).toFault() };
	}
}

function answerOf(company: Company, item: Wire, options: WriteOptions): Wire {
	if (typeof item.Query === 'string') {
		company.metered.corePlus += 1;
		return { QueryResponse: runQuery(company, item.Query) };
	}
	company.metered.core += 1;
	const { rules, body } = entityOf(item);
	const allowDuplicateNumber = item.optionsData === 'allowduplicatedocnum';
	const itemOptions = { ...options, allowDuplicateNumber };
	const reply = execute(company, item, rules, body, itemOptions);
	// A payment of nothing that only links credits comes back with its bId alone (sheet 9).
	const isCreditLink =
		rules.name === 'Payment' && reply.TotalAmt === 0 && item.operation === 'create';
	return isCreditLink ? {} : { [rules.name]: reply };
}

function execute(
	company: Company,
	item: Wire,
	rules: EntityRules,
	body: Wire,
	options: WriteOptions,
): Wire {
	switch (item.operation) {
		case 'create':
			return create(company, rules, body, options);
		case 'update':
			return item.optionsData === 'void'
				? voidRecord(company, rules, body, options)
				: update(company, rules, body, options);
		case 'delete':
			return remove(company, rules, body, options);
		case undefined:
			throw requiredMissing('operation');
		default:
			throw invalidEnumeration('operation', item.operation);
	}
}

function entityOf(item: Wire): { rules: EntityRules; body: Wire } {
	for (const [name, body] of Object.entries(item)) {
		const rules = findRules(name);
		if (rules !== undefined && rules.name === name && isWire(body)) return { rules, body };
	}
	throw unsupportedOperation('of a batch item without a known entity');
}
