import type { Payment } from '../../simulators/goCardless';
import { readReviewData } from '../../../nodes/shared/domain/ledger/reviewRow';
import { REVIEW_TABLE } from '../../world/tables';
import type { PostingMoment } from '../settings';
import type { ZohoCompany } from './company';
import { ReferencedEntries } from './entries';

/** Reasons for which collected money may be left to a person. */
const MONEY_QUESTIONS = new Set([
	'invoicePaid',
	'invoiceVoided',
	'invoiceUnknown',
	'customerChanged',
]);

export const REACHED: Record<PostingMoment, readonly string[]> = {
	submitted: ['submitted', 'confirmed', 'paid_out'],
	confirmed: ['confirmed', 'paid_out'],
	paid_out: ['paid_out'],
};

const ENDED = ['failed', 'charged_back', 'cancelled', 'customer_approval_denied'];

/**
 * Every payment that reached the posting moment moved its amount into clearing once, on the right invoice
 * of the right customer, or a person was asked; what went back has moved nothing in the end. Refunds
 * likewise.
 */
export function checkZohoPostings(company: ZohoCompany): string[] {
	const { world, plans } = company;
	const entries = new ReferencedEntries(world.organization);
	const tell = (id: string, what: string, problem: string | undefined) =>
		problem === undefined
			? []
			: [`${id} (${what}): ${problem} Last said: ${JSON.stringify(plans.saidAbout(id))}`];
	return [
		...world.goCardless.world.payments.all().flatMap((payment) => {
			const { id, amount, status, metadata } = payment;
			const what = `${amount}, ${status}, invoice ${metadata.invoice}`;
			return tell(id, what, judgePayment(company, entries, payment));
		}),
		...world.goCardless.world.refunds.all().flatMap((refund) => {
			const { id, amount, status, links } = refund;
			const what = `${amount}, ${status}, of ${links.payment}`;
			return tell(id, what, judgeRefund(company, entries, refund));
		}),
	];
}

/** A payment of other books, or in a currency that this company does not collect. */
export function isOthers({ world }: ZohoCompany, { metadata, currency }: Payment): boolean {
	const { books = world.books } = metadata;
	return books !== world.books || currency !== world.currency;
}

function judgePayment(
	company: ZohoCompany,
	entries: ReferencedEntries,
	payment: Payment,
): string | undefined {
	const { world, settings } = company;
	const { id, amount, status } = payment;
	const records = world.organization.paymentsByReference(id);
	if (isOthers(company, payment)) {
		return entries.of(id).length === 0 ? undefined : 'It belongs to others, but is in these books.';
	}
	if (records.length > 1) return `It is in the books ${records.length} times.`;
	const moved = entries.moved(id, world.clearingAccount);
	if (ENDED.includes(status)) {
		if (moved !== 0) return `It came to nothing, but moved ${moved} into clearing.`;
		return paysAnInvoice(company, id) ? 'It was taken back, but still pays an invoice.' : undefined;
	}
	if (!REACHED[settings.postingMoment].includes(status)) {
		// A chargeback that was won is collected again before it is paid out again.
		const isAgain = entries.of(id).length > 1;
		return moved === 0 || isAgain ? undefined : 'It is in the books too early.';
	}
	if (moved === 0) return judgeMissing(company, payment);
	if (moved !== amount) return `It moved ${moved} into clearing.`;
	return judgeApplications(company, payment);
}

function judgeMissing(
	{ plans, world }: ZohoCompany,
	{ id, metadata }: Payment,
): string | undefined {
	const question = plans.questionAbout(id);
	if (question === undefined) return 'It is not in the books, and nobody was asked.';
	if (!MONEY_QUESTIONS.has(question.code)) return 'It is not in the books for no good reason.';
	const invoice = world.organization.invoices.find(metadata.invoice ?? '');
	switch (question.code) {
		case 'invoiceUnknown':
			return metadata.invoice === undefined ? undefined : 'It names its invoice.';
		case 'invoiceVoided':
			return invoice?.state === 'void' ? undefined : 'Its invoice is not void.';
		default:
			return undefined;
	}
}

function judgeApplications(
	{ world: { organization } }: ZohoCompany,
	{ id, metadata }: Payment,
): string | undefined {
	for (const { id: booked } of organization.paymentsByReference(id)) {
		const record = organization.payments.find(booked);
		const invoices = organization.applications.fromSource(booked).map((one) => one.invoiceId);
		const isRight =
			(metadata.customer === undefined || record?.customerId === metadata.customer) &&
			invoices.every((invoice) => invoice === metadata.invoice);
		if (!isRight) return `It is booked to ${record?.customerId} on ${invoices.join(', ')}.`;
	}
	return undefined;
}

function paysAnInvoice({ world: { organization } }: ZohoCompany, id: string): boolean {
	return organization
		.paymentsByReference(id)
		.some((booked) => organization.applications.fromSource(booked.id).length > 0);
}

type Refund = ReturnType<ZohoCompany['world']['goCardless']['world']['refunds']['all']>[number];

function judgeRefund(
	company: ZohoCompany,
	entries: ReferencedEntries,
	{ id, amount, status, links, internal }: Refund,
): string | undefined {
	const { world } = company;
	const payment = world.goCardless.world.payments.get(links.payment ?? '');
	if (payment !== undefined && isOthers(company, payment)) {
		return entries.of(id).length === 0 ? undefined : 'It belongs to others, but is in these books.';
	}
	const moved = entries.moved(id, world.clearingAccount);
	const isDue = internal.settled && status !== 'funds_returned' && status !== 'cancelled';
	if (!isDue) return moved === 0 ? undefined : `It moved ${moved} for good, but came to nothing.`;
	if (moved === -amount) return undefined;
	return moved === 0 && isAsked(company, id) ? undefined : `It moved ${moved} in clearing.`;
}

/** A person was asked about it: in the last run, or in the table of questions. */
function isAsked({ world, plans }: ZohoCompany, id: string): boolean {
	if (plans.questionAbout(id) !== undefined) return true;
	return world.n8n.dataTables
		.rows(REVIEW_TABLE)
		.some(
			({ state, data }) => state === 'open' && readReviewData(String(data))?.goCardlessId === id,
		);
}
