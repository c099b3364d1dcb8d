import { invoiceKey } from '../simulators/goCardless';
import { toMinor } from '../simulators/quickBooksOnline/values/amounts';
import type { Business } from './business';
import { CURRENCY, type Vendors } from './vendors';
import type { MonthResult } from './month';

export interface Claim {
	holds: boolean;
	sentence: string;
}

/** What must be true in the end, asked of the books of both sides and not of n8n. */
export function prove(
	vendors: Vendors,
	business: Business,
	clearingAccount: string,
	{ deliveries: { forged } }: MonthResult,
): Claim[] {
	return [
		proveBookedOnce(vendors),
		proveNeverTooMuch(vendors, business),
		proveClearing(vendors, clearingAccount),
		proveBalanced(vendors),
		{
			holds: forged.status >= 400 && !forged.started,
			sentence: `A forged webhook was refused (answer ${forged.status}) and started nothing`,
		},
	];
}

const collectedOf = ({ goCardless }: Vendors) =>
	goCardless.world.payments
		.all()
		.filter(({ status }) => status === 'confirmed' || status === 'paid_out');

function proveBookedOnce(vendors: Vendors): Claim {
	const { company, goCardless } = vendors;
	const collected = collectedOf(vendors);
	const right = collected.filter(({ id, amount, metadata }) => {
		const [booked, ...more] = company.paymentsByReference(id);
		if (booked === undefined || more.length > 0) return false;
		const paid = company.applications.of(booked.id).has(`Invoice:${metadata.invoice}`);
		return paid && toMinor(booked.body.TotalAmt, CURRENCY) === amount;
	});
	const strangers = [...company.store('Payment').all()].filter(({ body }) => {
		const reference = String(body.PaymentRefNum);
		return reference.startsWith('PM') && !collected.some(({ id }) => id === reference);
	});
	return {
		holds: collected.length > 0 && right.length === collected.length && strangers.length === 0,
		sentence:
			`Every collected payment is in the books exactly once, on its invoice ` +
			`(${right.length} of ${collected.length}${strangers.length > 0 ? `, ${strangers.length} too many` : ''}; ` +
			`${goCardless.events.length} events told of them)`,
	};
}

function proveNeverTooMuch({ company, goCardless }: Vendors, { books }: Business): Claim {
	const live = goCardless.liveDebitsByInvoice();
	const invoices = [...company.store('Invoice').all()];
	const tooMuch = invoices.filter(({ id, body }) => {
		return (live.get(invoiceKey(books, id)) ?? 0) > toMinor(body.TotalAmt, CURRENCY);
	});
	return {
		holds: tooMuch.length === 0,
		sentence:
			`No invoice was debited for more than its total (${invoices.length} looked at` +
			`${tooMuch.length > 0 ? `, wrong: ${tooMuch.map(({ id }) => id).join(', ')}` : ''})`,
	};
}

function proveClearing(vendors: Vendors, clearingAccount: string): Claim {
	const collected = collectedOf(vendors).reduce((sum, { amount }) => sum + amount, 0);
	const clearing = vendors.company.balance(clearingAccount);
	return {
		holds: clearing === collected,
		sentence: `The clearing account shows what was collected (${pounds(clearing)} and ${pounds(collected)})`,
	};
}

function proveBalanced({ company }: Vendors): Claim {
	const sum = Object.values(company.trialBalance()).reduce((total, balance) => total + balance, 0);
	return { holds: sum === 0, sentence: 'Debits and credits of all accounts are equal' };
}

/** `£1,234.50`. @param minor pence */
export function pounds(minor: number): string {
	const [whole = '0', rest = '00'] = (Math.abs(minor) / 100).toFixed(2).split('.');
	const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',');
	return `${minor < 0 ? '-' : ''}£${grouped}.${rest}`;
}
