import type { CustomerPayment } from '../simulators/zohoBooks/resources/models';
import { invoiceKey } from '../simulators/goCardless';
import { collectedOf, euros, isReturned, proveReport, type Claim } from './proof';
import type { ReportAnswer } from './reportPage';
import { CURRENCY, ZOHO_BANK, ZOHO_CURRENCY, type Vendors } from './vendors';
import type { ZohoCompany } from './zohoCompany';

/** What must be true in the end of the company on Zoho Books, and between the two. */
export function proveZoho(
	vendors: Vendors,
	company: ZohoCompany,
	quickBooks: string,
	report: ReportAnswer,
): Claim[] {
	return [
		proveBookedOnce(vendors, company),
		proveNeverTooMuch(vendors, company),
		proveTakenBack(vendors, company),
		proveClearing(vendors),
		provePayouts(vendors, company),
		proveApart(vendors, company, quickBooks),
		{
			holds: vendors.organization.trialBalance() === 0,
			sentence: 'Debits and credits of all accounts are equal',
		},
		proveReport(report),
	];
}

const paymentsNaming = ({ organization }: Vendors, id: string): CustomerPayment[] =>
	organization.payments.all().filter(({ plain }) => plain.reference_number === id);

/** Of money that was not taken back: what is left of a payment when its refunds are deducted. */
function proveBookedOnce(vendors: Vendors, { share }: ZohoCompany): Claim {
	const { organization } = vendors;
	const collected = collectedOf(share);
	const right = collected.filter(({ id, amount, metadata }) => {
		const [booked, ...more] = paymentsNaming(vendors, id);
		if (booked === undefined || more.length > 0 || booked.amount !== amount) return false;
		const paid = organization.applications.fromSource(booked.id);
		return paid.length === 1 && paid[0]?.invoiceId === metadata.invoice;
	});
	return {
		holds: collected.length > 0 && right.length === collected.length,
		sentence: `Every collected payment is in the books exactly once, on its invoice (${right.length} of ${collected.length})`,
	};
}

function proveNeverTooMuch({ organization, goCardless }: Vendors, { books }: ZohoCompany): Claim {
	const live = goCardless.liveDebitsByInvoice();
	const invoices = organization.invoices.all();
	const tooMuch = invoices.filter(
		({ id, total }) => (live.get(invoiceKey(books, id)) ?? 0) > total,
	);
	return {
		holds: invoices.length > 0 && tooMuch.length === 0,
		sentence: `No invoice was debited for more than its total (${invoices.length} looked at)`,
	};
}

/** A payment that came back pays no invoice any more: it was refunded in full, or is gone. */
function proveTakenBack(vendors: Vendors, { share }: ZohoCompany): Claim {
	const { organization } = vendors;
	const returned = share.payments.filter(isReturned);
	const wrong = returned.filter(({ id }) =>
		paymentsNaming(vendors, id).some(
			(booked) =>
				organization.applications.fromSource(booked.id).length > 0 ||
				booked.refunds.reduce((sum, { amount }) => sum + amount, 0) !== booked.amount,
		),
	);
	const deducted = share.refunds.filter(({ internal }) => internal.settled);
	const missing = deducted.filter(({ id }) => countNaming(vendors, id) !== 1);
	return {
		holds: wrong.length === 0 && missing.length === 0,
		sentence:
			`What banks took back pays no invoice in the books (${returned.length}), ` +
			`and every refund is in them (${deducted.length})`,
	};
}

/** Refunds are journals, or refunds of a payment or credit note. */
function countNaming({ organization }: Vendors, id: string): number {
	const journals = organization.journals.all().filter(({ plain }) => plain.reference_number === id);
	const refunds = [...organization.payments.all(), ...organization.creditNotes.all()]
		.flatMap((record) => record.refunds)
		.filter(({ reference }) => reference === id);
	return journals.length + refunds.length;
}

function proveClearing({ organization, goCardless }: Vendors): Claim {
	const held = goCardless.held(ZOHO_CURRENCY);
	const clearing = organization.balanceOf(
		organization.account(`GoCardless clearing ${ZOHO_CURRENCY}`).id,
	);
	return {
		holds: clearing === held,
		sentence: `The clearing account shows what GoCardless owes (${euros(clearing)} and ${euros(held)})`,
	};
}

/** One transfer a payout, and nothing else ever touches the bank account but what was paid by hand. */
function provePayouts({ organization }: Vendors, { share }: ZohoCompany): Claim {
	const bank = organization.account(ZOHO_BANK).id;
	const paid = share.payouts.filter(({ status }) => status === 'paid');
	const right = paid.filter(({ id, amount }) => {
		const [transfer, ...more] = organization.bankTransactions
			.all()
			.filter(({ plain }) => plain.reference_number === id);
		return more.length === 0 && transfer?.toId === bank && transfer.amount === amount;
	});
	const arrived = paid.reduce((sum, { amount }) => sum + amount, 0);
	const balance = organization.balanceOf(bank);
	return {
		holds: paid.length > 0 && right.length === paid.length && balance === arrived,
		sentence:
			`Every payout is one transfer that equals its line on the bank statement ` +
			`(${right.length} of ${paid.length}, ${euros(arrived)} in all; the bank account shows ${euros(balance)})`,
	};
}

/** Two companies, one GoCardless account: payments and payouts of the one are unknown to the other. */
function proveApart(vendors: Vendors, { books, share }: ZohoCompany, quickBooks: string): Claim {
	const { company, goCardless } = vendors;
	const theirs = goCardless.world.payments
		.all()
		.filter(({ metadata }) => metadata.books === quickBooks);
	const strayed = [
		...theirs.filter(({ id }) => paymentsNaming(vendors, id).length > 0),
		...share.payments.filter(({ id }) => company.paymentsByReference(id).length > 0),
		...theirs.filter(({ currency }) => currency !== CURRENCY),
		...share.payments.filter(({ currency }) => currency !== ZOHO_CURRENCY),
	];
	return {
		holds: theirs.length > 0 && share.payments.length > 0 && strayed.length === 0,
		sentence:
			`No payment of one company is in the books of the other ` +
			`(${share.payments.length} of ${books}, ${theirs.length} of ${quickBooks})`,
	};
}
