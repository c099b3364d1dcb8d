import type { Payment } from '../simulators/goCardless';
import { toMinor } from '../simulators/quickBooksOnline/values/amounts';
import { referenceId, wireList } from '../simulators/quickBooksOnline/values/wire';
import type { ChaosWorld, PostingMoment } from './chaosWorld';

/** Reasons for which collected money may be left to a person. */
const MONEY_QUESTIONS = new Set([
	'invoicePaid',
	'invoiceVoided',
	'invoiceUnknown',
	'customerChanged',
]);

const REACHED: Record<PostingMoment, readonly string[]> = {
	submitted: ['submitted', 'confirmed', 'paid_out'],
	confirmed: ['confirmed', 'paid_out'],
	paid_out: ['paid_out'],
};

const ENDED: readonly string[] = [
	'failed',
	'charged_back',
	'cancelled',
	'customer_approval_denied',
];

/** Every payment that reached the posting moment is in the books once, or a person was asked. */
export function checkPostings(chaos: ChaosWorld): string[] {
	return chaos.world.goCardless.world.payments.all().flatMap((payment) => {
		const problem = judge(chaos, payment);
		if (problem === undefined) return [];
		const said = JSON.stringify(chaos.plans.saidAbout(payment.id));
		const { id, amount, status, metadata } = payment;
		return [
			`${id} (${amount}, ${status}, invoice ${metadata.invoice}): ${problem} Last said: ${said}`,
		];
	});
}

export function isBooked({ world }: ChaosWorld, { id }: Payment): boolean {
	return world.company.paymentsByReference(id).length > 0;
}

export function hasReached({ moment }: ChaosWorld, { status }: Payment): boolean {
	return REACHED[moment].includes(status);
}

function judge(chaos: ChaosWorld, payment: Payment): string | undefined {
	const booked = chaos.world.company.paymentsByReference(payment.id);
	if (booked.length > 1) return `It is in the books ${booked.length} times.`;
	const question = chaos.plans.questionAbout(payment.id);
	if (ENDED.includes(payment.status)) {
		if (booked.length === 0) return undefined;
		return question?.code === 'reversalNeeded'
			? undefined
			: 'It came to nothing, is in the books, and nobody was asked.';
	}
	if (!hasReached(chaos, payment)) {
		return booked.length === 0 ? undefined : 'It is in the books too early.';
	}
	if (booked.length === 1) return judgeEntry(chaos, payment);
	if (question === undefined) return 'It is not in the books, and nobody was asked.';
	return MONEY_QUESTIONS.has(question.code)
		? judgeQuestion(chaos, payment, question.code)
		: `It is not in the books for a reason that is none.`;
}

/** Right customer, right invoice, right amount. */
function judgeEntry({ world }: ChaosWorld, { id, amount, metadata }: Payment): string | undefined {
	const [record] = world.company.paymentsByReference(id);
	if (record === undefined) return undefined;
	const { CustomerRef, TotalAmt, Line, DepositToAccountRef } = record.body;
	const invoices = wireList(Line).flatMap(({ LinkedTxn }) =>
		wireList(LinkedTxn).map(({ TxnId }) => String(TxnId)),
	);
	const isRight =
		referenceId(CustomerRef) === metadata.customer &&
		invoices.every((invoice) => invoice === metadata.invoice) &&
		invoices.length === 1 &&
		referenceId(DepositToAccountRef) === world.clearingAccount &&
		toMinor(TotalAmt, world.currency) === amount;
	return isRight ? undefined : `The books say ${JSON.stringify(record.body)}.`;
}

/** The reason given has to hold by the books themselves. */
function judgeQuestion(
	{ world: { company } }: ChaosWorld,
	{ metadata }: Payment,
	code: string,
): string | undefined {
	if (code === 'invoiceUnknown') {
		return metadata.invoice === undefined ? undefined : 'It names its invoice.';
	}
	const invoice = company.find('Invoice', metadata.invoice ?? '');
	if (invoice === undefined) return 'Its invoice does not exist.';
	if (code === 'invoiceVoided') {
		return toMinor(invoice.body.TotalAmt, 'GBP') === 0 ? undefined : 'Its invoice is not void.';
	}
	return undefined;
}
