import { adapterFor } from '../adapters';
import { readCollection } from '../adapters/goCardless/payment';
import { invoiceMetadata, ownershipOf } from '../identity';
import { PlanWriter } from '../planItem';
import type { Settings } from '../settings';
import type { Collection, OpenInvoice } from '../types';
import type { Answers, DecideLists, Outcome } from './answersOfForm';
import type { OpenCase } from './openCases';
import type { OpenWork } from './openWork';
import { readRecords } from './rawLists';

/** Questions about a payment to which "it pays that invoice" is an answer. */
const MATCHABLE = new Set([
	'invoiceUnknown',
	'invoiceMissing',
	'customerChanged',
	'currency',
	'invoicePaid',
	'invoiceVoided',
]);

interface MatchContext {
	work: OpenWork;
	shown: Answers;
	lists: DecideLists;
}

/**
 * A payment and the invoice that a person says it pays. The answer is kept where every run looks: in the
 * metadata of the payment at GoCardless. It is booked by the planner, which then knows the invoice.
 */
export function matchByHand(cases: readonly OpenCase[], context: MatchContext): Outcome {
	const found = findPair(cases, context);
	if ('problem' in found) {
		return { actions: [], problems: [found.problem], sentences: [] };
	}
	const { settings, payment, invoice } = found;
	const { id, amount, currency } = payment;
	const writer = new PlanWriter(settings.books);
	const number = invoice.number ?? invoice.id;
	writer.do(
		'goCardless',
		'matchPayment',
		`Payment ${id} is marked as the one for invoice ${number} of ${invoice.customerName}.`,
		{
			source: { input: 0, item: 0 },
			customerId: invoice.customerId,
			customerName: invoice.customerName,
			invoiceId: invoice.id,
			invoiceNumber: invoice.number,
			goCardlessId: id,
			currency,
		},
		[
			{
				name: 'payment',
				resource: 'payments',
				verb: 'update',
				id,
				body: { metadata: invoiceMetadata(settings.books, invoice.customerId, invoice.id) },
				idempotencyKey: writer.key('match-payment', [id, invoice.id]),
			},
		],
		{ amount },
	);
	return {
		actions: writer.items,
		problems: [],
		sentences: [`Payment ${id} pays invoice ${number} of ${invoice.customerName}.`],
		paymentId: id,
		invoiceId: invoice.id,
	};
}

type Pair = { settings: Settings; payment: Collection; invoice: OpenInvoice };

function findPair(
	cases: readonly OpenCase[],
	{ work: { settings }, shown, lists }: MatchContext,
): Pair | { problem: string } {
	const [open, ...others] = cases;
	if (settings === undefined) return { problem: 'There are no settings. Run the set-up first.' };
	if (open === undefined || others.length > 0) {
		return { problem: 'Choose one case to match with an invoice, not several.' };
	}
	if (!MATCHABLE.has(open.code) || open.goCardlessId?.startsWith('PM') !== true) {
		return {
			problem:
				`"${open.code}" is not a question of which invoice a payment is for, so it cannot be ` +
				'matched. Put it right in the books, and approve it.',
		};
	}
	const payment = readRecords('GoCardless Payments', lists.payments ?? [], readCollection)
		.map(({ record }) => record)
		.find(({ id }) => id === open.goCardlessId);
	if (payment === undefined) {
		return { problem: `GoCardless did not give payment ${open.goCardlessId}. Try again.` };
	}
	if (ownershipOf(payment.metadata, settings.books) === 'foreign') {
		return { problem: `Payment ${payment.id} belongs to other books (${payment.metadata.books}).` };
	}
	const invoice = findInvoice(settings, shown.invoice, lists.invoices ?? []);
	if ('problem' in invoice) return invoice;
	const problem = checkInvoice(settings, payment, invoice);
	return problem === undefined ? { settings, payment, invoice } : { problem };
}

/** By its number, or by `id:` and its id; a number that several have says nothing. */
function findInvoice(
	settings: Settings,
	given: string,
	records: readonly unknown[],
): OpenInvoice | { problem: string } {
	if (given === '') return { problem: 'Enter the number of the invoice that the payment is for.' };
	const { readInvoice } = adapterFor(settings);
	const invoices = new Map(
		readRecords('Invoices', records, (record) => readInvoice(record, settings.homeCurrency))
			.map(({ record }) => record)
			.map((invoice) => [invoice.id, invoice]),
	);
	const asked = given.toLowerCase();
	const byNumber = [...invoices.values()].filter(({ number }) => number?.toLowerCase() === asked);
	if (byNumber.length > 1) {
		const ids = byNumber.map(({ id, customerName }) => `id:${id} (${customerName})`).join(', ');
		return { problem: `Several invoices have the number ${given}. Enter one of ${ids}.` };
	}
	const [only] = byNumber;
	const byId = invoices.get(given.replace(/^id:\s*/i, ''));
	return only ?? byId ?? { problem: `There is no invoice "${given}" in the books.` };
}

function checkInvoice(
	{ unappliedMoney }: Settings,
	{ currency }: Collection,
	invoice: OpenInvoice,
): string | undefined {
	const name = `Invoice ${invoice.number ?? invoice.id}`;
	if (invoice.currency !== currency) {
		return `${name} is in ${invoice.currency}, but the payment is in ${currency}.`;
	}
	if (unappliedMoney === 'book') return undefined;
	if (invoice.voided) return `${name} is void, so nothing can be paid with it.`;
	if (invoice.balance <= 0) return `${name} is paid already.`;
	return undefined;
}
