import { readEntries } from '../../nodes/shared/domain/ledger/readEntries';
import { verifyEntries } from '../../nodes/shared/domain/ledger/verifyEntries';
import { invoiceKey, type Payment } from '../simulators/goCardless';
import type { Payout } from '../simulators/goCardless/model/records';
import { toMinor } from '../simulators/quickBooksOnline/values/amounts';
import { referenceId } from '../simulators/quickBooksOnline/values/wire';
import { NumberedEntries } from '../world/entries';
import type { Business } from './business';
import { CURRENCY, type Vendors } from './vendors';
import type { MonthResult } from './month';
import { shareOf } from './goCardlessShare';
import type { ReportAnswer } from './reportPage';

export interface Claim {
	holds: boolean;
	sentence: string;
}

/** What the proof is asked of: the books of both sides, n8n's ledger table and its report page. */
export interface Evidence {
	vendors: Vendors;
	business: Business;
	clearingAccount: string;
	result: MonthResult;
	ledger: ReadonlyArray<Record<string, unknown>>;
	report: ReportAnswer;
}

/** What must be true in the end. */
export function prove(evidence: Evidence): Claim[] {
	const { vendors, business, clearingAccount, result, ledger, report } = evidence;
	const { forged } = result.deliveries;
	const share = shareOf(vendors.goCardless, business.books, CURRENCY);
	return [
		proveBookedOnce(vendors, share),
		proveNeverTooMuch(vendors, business),
		proveTakenBack(vendors, share),
		proveClearing(vendors, clearingAccount),
		provePayouts(vendors, share),
		proveBalanced(vendors),
		proveLedger(vendors, ledger),
		{
			holds: forged.status >= 400 && !forged.started,
			sentence: `A forged webhook was refused (answer ${forged.status}) and started nothing`,
		},
		proveReport(report),
	];
}

type Share = ReturnType<typeof shareOf>;

export const collectedOf = ({ payments }: Share) =>
	payments.filter(({ status }) => status === 'confirmed' || status === 'paid_out');

export const isReturned = ({ status }: Payment) => status === 'failed' || status === 'charged_back';

/** In the books and not voided. */
const bookingsOf = ({ company }: Vendors, id: string) =>
	company.paymentsByReference(id).filter(({ body }) => toMinor(body.TotalAmt, CURRENCY) !== 0);

/** Of a handful of debits all may have failed; in a month of business that would prove nothing. */
const FEW_DEBITS = 10;

const isEnough = (count: number, { payments }: Share) => count > 0 || payments.length < FEW_DEBITS;

function proveBookedOnce(vendors: Vendors, share: Share): Claim {
	const { company, goCardless } = vendors;
	const collected = collectedOf(share);
	const right = collected.filter(({ id, amount, metadata }) => {
		const [booked, ...more] = bookingsOf(vendors, id);
		if (booked === undefined || more.length > 0) return false;
		const paid = company.applications.of(booked.id).has(`Invoice:${metadata.invoice}`);
		return paid && toMinor(booked.body.TotalAmt, CURRENCY) === amount;
	});
	return {
		holds: isEnough(collected.length, share) && right.length === collected.length,
		sentence:
			`Every collected payment is in the books exactly once, on its invoice ` +
			`(${right.length} of ${collected.length}; ${goCardless.events.length} events told of them)`,
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

/** Late failures, chargebacks and refunds: out of the books again, and their invoices open. */
function proveTakenBack(vendors: Vendors, { payments, refunds }: Share): Claim {
	const { company } = vendors;
	const entries = new NumberedEntries(company);
	const returned = payments.filter(isReturned);
	const wrong = returned.filter(({ id, metadata }) => {
		const stillPays = bookingsOf(vendors, id).some(({ id: booking }) =>
			company.applications.of(booking).has(`Invoice:${metadata.invoice}`),
		);
		return stillPays || (bookingsOf(vendors, id).length > 0 && !entries.isReversed(id));
	});
	const deducted = refunds.filter(({ internal }) => internal.settled);
	const missing = deducted.filter(({ id }) => entries.of(id).length !== 1);
	const afterwards = returned.filter(({ id }) => bookingsOf(vendors, id).length > 0);
	return {
		holds: wrong.length === 0 && missing.length === 0,
		sentence:
			`What banks took back after it was booked is out of the books, its invoice open ` +
			`(${afterwards.length}), and every refund is in them (${deducted.length})`,
	};
}

function proveClearing({ company, goCardless }: Vendors, clearingAccount: string): Claim {
	const held = goCardless.held(CURRENCY);
	const clearing = company.balance(clearingAccount);
	return {
		holds: clearing === held,
		sentence: `The clearing account shows what GoCardless owes (${pounds(clearing)} and ${pounds(held)})`,
	};
}

function provePayouts({ company }: Vendors, share: Share): Claim {
	const entries = new NumberedEntries(company);
	const paid = share.payouts.filter(({ status }) => status === 'paid');
	const right = paid.filter((payout) => isOnBankStatement(company, entries, payout));
	const arrived = paid.reduce((sum, { amount }) => sum + amount, 0);
	return {
		holds: isEnough(paid.length, share) && right.length === paid.length,
		sentence:
			`Every payout is one entry that equals its line on the bank statement ` +
			`(${right.length} of ${paid.length}, ${pounds(arrived)} in all)`,
	};
}

function isOnBankStatement(
	company: Vendors['company'],
	entries: NumberedEntries,
	{ id, amount }: Payout,
): boolean {
	const [entry, ...more] = entries.of(id);
	if (entry === undefined || more.length > 0) return false;
	const record = company.find(entry.type, entry.id);
	const bank = referenceId(record?.body.DepositToAccountRef) ?? '';
	return entries.moved(entry, bank) === amount;
}

function proveBalanced({ company }: Vendors): Claim {
	const sum = Object.values(company.trialBalance()).reduce((total, balance) => total + balance, 0);
	return { holds: sum === 0, sentence: 'Debits and credits of all accounts are equal' };
}

function proveLedger({ clock }: Vendors, rows: Evidence['ledger']): Claim {
	const { summary } = verifyEntries(readEntries('Entries', rows), {
		now: clock.iso(),
		olderThanMinutes: 0,
		isComplete: true,
	});
	const { entries, isSound, actions } = summary;
	return {
		holds: isSound && entries > 0 && actions.unfinished === 0,
		sentence:
			`The ledger is sound: ${entries} entries, ${actions.done} actions done, ` +
			`${actions.failed} failed, none without an end`,
	};
}

export function proveReport({ withoutLogin, status, bytes }: ReportAnswer): Claim {
	return {
		holds: withoutLogin === 401 && status === 200 && bytes > 0,
		sentence: `The report page opens with its login (${Math.ceil(bytes / 1024)} KiB), and not without`,
	};
}

/** `£1,234.50`. @param minor pence */
export function pounds(minor: number): string {
	return money('£', minor);
}

/** `€1,234.50`. @param minor cents */
export function euros(minor: number): string {
	return money('€', minor);
}

function money(sign: string, minor: number): string {
	const [whole = '0', rest = '00'] = (Math.abs(minor) / 100).toFixed(2).split('.');
	const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',');
	return `${minor < 0 ? '-' : ''}${sign}${grouped}.${rest}`;
}
