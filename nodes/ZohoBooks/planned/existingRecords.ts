import { collect } from '../../shared/engine/crud';
import { ParameterError } from '../../shared/engine/parameters';
import type { JsonRecord } from '../../shared/engine/types';
import type { ZohoBooksClient } from '../../shared/vendors/zohoBooks/client';
import { amountOfBody, hasAmount } from './amounts';

/** Fields in which a record that is there must agree with the one that is to be created. */
const MUST_AGREE = ['customer_id', 'transaction_type', 'currency_id'];

/**
 * The record in the books that this body would create once more: the same reference number, and the
 * same amount where the body says one (Zoho sheet 0.15). Bodies without reference have none.
 *
 * @throws ParameterError when the reference stands on something else, which a person has to look at
 */
export async function findExisting(
	client: ZohoBooksClient,
	path: string,
	body: JsonRecord,
): Promise<JsonRecord | undefined> {
	const { reference_number: reference } = body;
	if (typeof reference !== 'string' || reference === '') return undefined;
	const filters = [{ target: 'reference_number', operator: '=' as const, value: reference }];
	const rows = await collect(client.list(path, filters), Infinity);
	// Payments and expenses are listed among bank transactions, too, under the same reference.
	const candidates = rows.filter(
		(row) => row.reference_number === reference && row.status !== 'void' && isOfSameType(row, body),
	);
	const match = candidates.find((row) => agrees(row, body));
	if (match !== undefined || candidates.length === 0) return match;
	const ids = candidates.map((row) => String(row[client.idField(path)])).join(', ');
	throw new ParameterError(
		`There is a record with the reference number ${reference} already (${path} ${ids}), but its customer, currency or amount differs. Nothing was posted.`,
		'Look at it in Zoho Books. Correct or remove it if it is wrong, then run this again.',
	);
}

function isOfSameType({ transaction_type: type }: JsonRecord, body: JsonRecord): boolean {
	return body.transaction_type === undefined || type === body.transaction_type;
}

function agrees(row: JsonRecord, body: JsonRecord): boolean {
	const amount = amountOfBody(body);
	if (amount !== undefined && !hasAmount(row, amount)) return false;
	return MUST_AGREE.every((field) => {
		const [stored, wanted] = [row[field] ?? '', body[field] ?? ''].map(String);
		return stored === '' || wanted === '' || stored === wanted;
	});
}
