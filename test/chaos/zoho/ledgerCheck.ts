import { readEntries, type Entry } from '../../../nodes/shared/domain/ledger/readEntries';
import { verifyEntries } from '../../../nodes/shared/domain/ledger/verifyEntries';
import { countWrites } from '../../world/bookkeeping';
import type { ChaosWorld } from '../chaosWorld';
import { ledgerRows, replayRows } from '../replay';
import type { ZohoCompany } from './company';
import { ReferencedEntries } from './entries';
import { countZohoWrites, readZohoBooks } from './reading';

/** Every plan has its end, the ledger is sound, and what was done is there and was planned before. */
export function checkZohoLedger(company: ZohoCompany): string[] {
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

/** Payments may be gone by a reversal, so that the books are asked for customers and invoices only. */
function checkIds({ world }: ZohoCompany, entries: readonly Entry[]): string[] {
	const { payments, mandates, customers, refunds, payouts, billingRequests } =
		world.goCardless.world;
	const stores = [payments, mandates, customers, refunds, payouts, billingRequests];
	return entries
		.filter(({ row }) => row.state === 'done')
		.flatMap(({ id: rowId, row, data }) => {
			const { goCardlessId, customerId, invoiceId } = data;
			const isGone =
				goCardlessId !== undefined &&
				!goCardlessId.startsWith('BRF') &&
				!stores.some((store) => store.get(goCardlessId) !== undefined);
			const { contacts, invoices } = world.organization;
			return [
				...(isGone ? [`${goCardlessId} at GoCardless`] : []),
				...(customerId !== undefined && contacts.find(customerId) === undefined
					? [`customer ${customerId}`]
					: []),
				...(invoiceId !== undefined && invoices.find(invoiceId) === undefined
					? [`invoice ${invoiceId}`]
					: []),
			].map((what) => `Row ${rowId} (${row.action}) names ${what}, which is not there.`);
		});
}

/** What our templates made was planned in the ledger before. */
function checkTraces({ world, bookedByHand }: ZohoCompany, entries: readonly Entry[]): string[] {
	const named = new Set(
		entries
			.filter(({ row }) => row.state === 'done' || row.state === 'planned')
			.flatMap(({ data: { goCardlessId, invoiceId } }) => [goCardlessId, `invoice ${invoiceId}`]),
	);
	const booked = new ReferencedEntries(world.organization);
	const { payments, refunds, payouts } = world.goCardless.world;
	return [
		...world.debits
			.filter(({ metadata }) => !named.has(`invoice ${metadata.invoice}`))
			.map(({ id }) => `Debit ${id} was made, but never planned in the ledger.`),
		...[...payments.all(), ...refunds.all(), ...payouts.all()]
			.filter(({ id }) => booked.of(id).length > 0 && !named.has(id) && !bookedByHand.has(id))
			.map(({ id }) => `${id} was booked, but never planned in the ledger.`),
	];
}

/** Everything that was ever done, once more as it was planned: the books stay as they are. */
export async function checkZohoReplay(chaos: ChaosWorld, company: ZohoCompany): Promise<string[]> {
	const rows = ledgerRows(company);
	const { entries } = readEntries('Entries', rows);
	const keyOf = ({ data }: Entry) => data.idempotencyKey;
	const done = new Set(entries.filter(({ row }) => row.state === 'done').map(keyOf));
	const planned = new Set(
		entries
			.filter((entry) => entry.row.state === 'planned' && done.has(keyOf(entry)))
			.map(({ item }) => item),
	);
	const writesOf = () => countWrites(chaos.main.world) + countZohoWrites(company);
	const before = JSON.stringify(readZohoBooks(company));
	const writes = writesOf();
	const repeated = rows.filter((_row, item) => planned.has(item));
	if (repeated.length > 0) (await replayRows(chaos, company, repeated, false)).demandSuccess();
	chaos.counts.add('replayed_plans', repeated.length);
	chaos.counts.add('replayed_requests', writesOf() - writes);
	const after = JSON.stringify(readZohoBooks(company));
	return before === after ? [] : [`Replaying everything changed ${before} to ${after}.`];
}
