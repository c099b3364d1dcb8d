import { entryNumber } from '../../shared/domain/bookkeeping/entryNumbers';
import {
	postingsInSteps,
	type PaymentToFind,
	type RefundToFind,
} from '../../shared/domain/lookUps/postingsInSteps';
import { incomingRecords, readIncoming } from '../../shared/vendors/incomingRecords';
import { plannerNotice } from '../../shared/vendors/plannerNotice';
import type {
	JsonRecord,
	OperationDefinition,
	OutputRecord,
	OutputsCall,
} from '../../shared/engine/types';
import type { ZohoBooksClient } from '../../shared/vendors/zohoBooks/client';
import { findInvoices } from '../invoiceLookUps';
import { lookUpValues } from '../lookUps';
import { findPayments } from '../paymentLookUps';
import { findByReference, rootOf } from '../referenceLookUps';

/** What the books say about a delivery of GoCardless events: two calls for one payment. */
export const lookUpForPostings: OperationDefinition<ZohoBooksClient> = {
	value: 'lookUpForPostings',
	name: 'Look Up for Postings',
	action: 'Look up what postings need',
	description:
		'Find the invoices, payments and entries that belong to incoming GoCardless events, in as few calls as possible; each output goes to the input of the Direct Debit Planner that has its name',
	properties: [plannerNotice('GoCardless events')],
	outputs: ['Invoices', 'Booked Payments', 'Booked Entries'],
	runOutputs: lookUp,
};

async function lookUp({ client, items }: OutputsCall<ZohoBooksClient>): Promise<OutputRecord[][]> {
	const { payments, refunds } = readIncoming('GoCardless events', () =>
		postingsInSteps([...incomingRecords(items).values()], client.account),
	);
	const booked = await findPayments(client, payments);
	const bookedIds = new Set(booked.map(rootOf));
	const entries = await findRefunds(client, refunds);
	const invoices = await findInvoices(
		client,
		payments.filter((payment) => needsInvoice(payment, bookedIds)),
	);
	return [invoices, booked, entries].map((records) => records.map((json) => ({ json })));
}

/** A booked payment has its invoice already, unless it may have lost it. */
function needsInvoice({ id, isCollected, mayBeTurned }: PaymentToFind, booked: Set<string>) {
	return isCollected && (mayBeTurned || !(booked.has(id) || booked.has(entryNumber(id))));
}

/** As journals and as credit notes: which of the two is a setting that may have changed since. */
async function findRefunds(
	client: ZohoBooksClient,
	refunds: readonly RefundToFind[],
): Promise<JsonRecord[]> {
	const references = refunds.map(({ id }) => entryNumber(id));
	const journals = await findByReference(client, { path: 'journals', references });
	const notes = await findByReference(client, { path: 'creditnotes', references });
	const back = new Set(refunds.flatMap(({ id, cameBack }) => (cameBack ? [entryNumber(id)] : [])));
	const values = journals
		.filter((journal) => back.has(rootOf(journal)))
		.map(({ journal_id: id }) => String(id));
	const full = await lookUpValues(client, {
		path: 'journals',
		field: 'journal_id',
		values,
		withDetails: true,
	});
	return [...journals, ...full, ...notes];
}
