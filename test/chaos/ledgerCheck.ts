import { readEntries, type Entry } from '../../nodes/shared/domain/ledger/readEntries';
import { verifyEntries } from '../../nodes/shared/domain/ledger/verifyEntries';
import type { EntityName } from '../simulators/quickBooksOnline/entities/rules';
import { countWrites, readBooks } from '../world/bookkeeping';
import type { ChaosWorld } from './chaosWorld';
import type { ChaosCompany } from './company';
import { NumberedEntries } from '../world/entries';
import { ledgerRows, replayRows } from './replay';

const BOOKED: readonly EntityName[] = ['Payment', 'Deposit', 'JournalEntry', 'RefundReceipt'];

/** Every plan has its end, the ledger is sound, and everything it names exists on its side. */
export function checkLedger(company: ChaosCompany): string[] {
	const { clock } = company.world;
	const ledger = readEntries('Entries', ledgerRows(company));
	const { findings } = verifyEntries(ledger, {
		now: clock.iso(),
		olderThanMinutes: 0,
		isComplete: true,
	});
	return [
		...findings.map(({ kind, sentence }) => `The ledger: ${kind}: ${sentence}`),
		...checkIds(company, ledger.entries),
		...checkTraces(company, ledger.entries),
	];
}

/** What the ledger names has to be there. */
function checkIds({ world }: ChaosCompany, entries: readonly Entry[]): string[] {
	const { company, goCardless } = world;
	const { payments, mandates, customers, refunds, payouts, billingRequests } = goCardless.world;
	const stores = [payments, mandates, customers, refunds, payouts, billingRequests];
	const atGoCardless = (id: string) => stores.some((store) => store.get(id) !== undefined);
	const inBooks = (id: string) => BOOKED.some((type) => company.find(type, id) !== undefined);
	return entries
		.filter(({ row }) => row.state === 'done')
		.flatMap(({ id: rowId, row, data }) => {
			const missing: string[] = [];
			const { goCardlessId, booksId, customerId, invoiceId } = data;
			if (goCardlessId !== undefined && !isFlow(goCardlessId) && !atGoCardless(goCardlessId)) {
				missing.push(`${goCardlessId} at GoCardless`);
			}
			if (booksId !== undefined && !inBooks(booksId)) missing.push(`${booksId} in the books`);
			if (customerId !== undefined && company.find('Customer', customerId) === undefined) {
				missing.push(`customer ${customerId}`);
			}
			if (invoiceId !== undefined && company.find('Invoice', invoiceId) === undefined) {
				missing.push(`invoice ${invoiceId}`);
			}
			return missing.map(
				(what) => `Row ${rowId} (${row.action}) names ${what}, which is not there.`,
			);
		});
}

/** GoCardless gives flows away and never again. */
const isFlow = (id: string) => id.startsWith('BRF');

/** What our templates made was planned in the ledger before. */
function checkTraces({ world, bookedByHand }: ChaosCompany, entries: readonly Entry[]): string[] {
	const { company, goCardless } = world;
	const named = new Set<string>();
	for (const { row, data } of entries) {
		if (row.state === 'done' || row.state === 'planned') {
			if (data.goCardlessId !== undefined) named.add(data.goCardlessId);
			if (data.invoiceId !== undefined) named.add(`invoice ${data.invoiceId}`);
		}
	}
	const debits = goCardless.world.payments
		.all()
		.filter(({ metadata }) => metadata.books === world.books)
		.filter(({ metadata }) => !named.has(`invoice ${metadata.invoice}`))
		.map(({ id }) => `Debit ${id} was made, but never planned in the ledger.`);
	const booked = goCardless.world.payments
		.all()
		.filter(({ id }) => company.paymentsByReference(id).length > 0)
		.filter(({ id }) => !named.has(id) && !bookedByHand.has(id))
		.map(({ id }) => `Payment ${id} was booked, but never planned in the ledger.`);
	const numbered = new NumberedEntries(company);
	const { payouts, refunds } = goCardless.world;
	const others = [...payouts.all(), ...refunds.all()]
		.filter(({ id }) => numbered.of(id).length > 0 && !named.has(id))
		.map(({ id }) => `${id} was booked, but never planned in the ledger.`);
	return [...debits, ...booked, ...others];
}

/**
 * Everything that was ever done, once more as it was planned: the vendors recognise their keys, and
 * the books stay as they are. To the node it looks as if no plan had an end.
 */
export async function checkReplay(chaos: ChaosWorld, company: ChaosCompany): Promise<string[]> {
	const rows = ledgerRows(company);
	const { entries } = readEntries('Entries', rows);
	const keyOf = ({ data }: Entry) => data.idempotencyKey;
	const done = new Set(entries.filter(({ row }) => row.state === 'done').map(keyOf));
	const planned = new Set(
		entries
			.filter((entry) => entry.row.state === 'planned' && done.has(keyOf(entry)))
			.map(({ item }) => item),
	);
	const before = JSON.stringify(readBooks(company.world));
	const writes = countWrites(company.world);
	const repeated = rows.filter((_row, item) => planned.has(item));
	if (repeated.length > 0) (await replayRows(chaos, company, repeated, false)).demandSuccess();
	chaos.counts.add('replayed_plans', repeated.length);
	chaos.counts.add('replayed_requests', countWrites(company.world) - writes);
	const after = JSON.stringify(readBooks(company.world));
	return before === after ? [] : [`Replaying everything changed ${before} to ${after}.`];
}
