/* A ledger of any size with what GoCardless lists beside it, as the tables and the API return them. */
import { recordEntries } from '../../nodes/shared/domain/ledger/recordEntries';
import { addDays } from '../../nodes/shared/domain/calendar';
import { PlanWriter, type PlanItem } from '../../nodes/shared/domain/planItem';
import type { ReportLists } from '../../nodes/shared/domain/report/gatherReport';
import { SETTINGS, TODAY } from './plannerRecords';

const BOOKS = String(SETTINGS.books);

/** Planned and done, for the debit and for its booking. */
const ROWS_OF_A_PAYMENT = 4;

const DAYS = 100;

const NAMES = ['Ada Bakery', 'Bert Bikes', 'Cleo Coffee', 'Dora Dentists', 'Emil Electrics'];

export interface LedgerLists extends ReportLists {
	payments: object[];
	payouts: object[];
	settings: object[];
	/** Debits that never ended, which an audit has to find. */
	unfinished: number;
}

/**
 * So many rows of ordinary business over a hundred days: one booking of two hundred failed, one debit of
 * three hundred never ended, one payment of a hundred needs a person, and there is a payout every week.
 */
export function buildLedger(rows: number): LedgerLists {
	const count = Math.ceil(rows / ROWS_OF_A_PAYMENT);
	const entries: object[] = [];
	const reviews: object[] = [];
	const payments: object[] = [];
	let unfinished = 0;
	const keep = (items: object[], day: string, run: string) => {
		const recorded = recordEntries({ items, run, time: `${day}T07:00:00.000Z` });
		entries.push(...recorded.ledger.map(({ record }) => record));
		reviews.push(...recorded.reviews.map(({ record }) => record));
	};
	for (let index = 0; index < count; index += 1) {
		const age = DAYS - Math.floor((index * DAYS) / count);
		const day = addDays(TODAY, -age);
		const run = String(1000 + DAYS - age);
		payments.push(paymentOf(index, age));
		const { collect, book, review } = plansOf(index);
		keep([collect], day, run);
		if (index % 300 === 7) unfinished += 1;
		else keep([withResult(collect, { id: `PM${index}` })], day, run);
		if (age < 5) continue;
		const later = addDays(day, 4);
		if (index % 100 === 3) keep([review], later, run);
		keep([book], later, run);
		keep(
			[
				index % 200 === 11
					? { ...book, error: 'QuickBooks Online: The account is inactive.', details: {} }
					: withResult(book, { Id: String(index) }),
			],
			later,
			run,
		);
	}
	const payouts = payoutsOf(count);
	for (const { id, amount, arrival_date: day } of payouts.slice(2)) {
		const item = payoutItem(id, amount);
		keep([item], day, `payout ${id}`);
		keep([withResult(item, { Id: `9${id.slice(2)}` })], day, `payout ${id}`);
	}
	const numbered = (list: object[]) => list.map((row, at) => ({ id: at + 1, ...row }));
	return {
		entries: numbered(entries),
		reviews: numbered(reviews),
		payments,
		payouts,
		settings: [SETTINGS],
		unfinished,
	};
}

function amountOf(index: number): number {
	return 2_000 + ((index * 7_919) % 18_000);
}

function subjectOf(index: number) {
	return {
		source: { input: 0, item: 0 },
		customerId: String(index % 500),
		customerName: NAMES[index % NAMES.length],
		invoiceId: String(10_000 + index),
		invoiceNumber: `INV-${10_000 + index}`,
		currency: 'GBP',
	};
}

function plansOf(index: number) {
	const writer = new PlanWriter(BOOKS);
	const amount = amountOf(index);
	const debit = {
		name: 'payment',
		resource: 'payments',
		verb: 'create',
		body: { amount, currency: 'GBP', links: { mandate: `MD${index % 500}` } },
		idempotencyKey: writer.key('collect', [String(index)]),
	};
	writer.do('goCardless', 'collectInvoice', '', subjectOf(index), [debit], { amount });
	const booking = {
		name: 'payment',
		resource: 'Payment',
		verb: 'create',
		body: { TotalAmt: amount / 100, CurrencyRef: { value: 'GBP' }, PaymentRefNum: `PM${index}` },
		idempotencyKey: writer.key('book', [String(index)]),
	};
	const about = { ...subjectOf(index), goCardlessId: `PM${index}` };
	writer.do('quickBooksOnline', 'bookPayment', '', about, [booking], { amount });
	writer.review(
		'invoicePaid',
		'The money was collected, but its invoice is paid already, for example by hand. Refund the ' +
			'customer, or book it as credit.',
		about,
		{ amount },
	);
	const [collect, book, review] = writer.items.map(plain);
	return { collect: collect ?? {}, book: book ?? {}, review: review ?? {} };
}

function payoutItem(id: string, amount: number): object {
	const writer = new PlanWriter(BOOKS);
	const step = {
		name: 'payout',
		resource: 'Deposit',
		verb: 'create',
		body: { TotalAmt: amount / 100 },
		idempotencyKey: writer.key('post-payout', [id]),
	};
	const subject = { source: { input: 0, item: 0 }, goCardlessId: id, currency: 'GBP' };
	writer.do('quickBooksOnline', 'postPayout', '', subject, [step], { amount });
	return writer.items.map(plain)[0] ?? {};
}

const plain = ({ json }: PlanItem): object => JSON.parse(JSON.stringify(json)) as object;

function withResult(item: object, record: object): object {
	return { ...item, applied: { status: 'done', results: { payment: record } } };
}

function paymentOf(index: number, age: number): object {
	const settled = index % 40 === 9 ? 'failed' : 'paid_out';
	const status =
		age < 3 ? 'pending_submission' : age < 5 ? 'submitted' : age < 8 ? 'confirmed' : settled;
	return {
		id: `PM${index}`,
		status,
		amount: amountOf(index),
		currency: 'GBP',
		scheme: 'bacs',
		charge_date: addDays(TODAY, 3 - age),
		created_at: `${addDays(TODAY, -age)}T07:00:00.000Z`,
		description: `INV-${10_000 + index}`,
		metadata: { books: BOOKS, customer: String(index % 500), invoice: String(10_000 + index) },
		links: {},
	};
}

/** The latest first; the first of them is on its way. */
function payoutsOf(payments: number) {
	const weekly = Math.round((payments * 11_000 * 7) / DAYS);
	return Array.from({ length: 12 }, (_, week) => {
		const fees = Math.round(weekly / 50);
		const day = addDays(TODAY, 1 - 7 * week);
		return {
			id: `PO${week}`,
			status: week === 0 ? 'pending' : 'paid',
			amount: weekly - fees - week * 997,
			deducted_fees: fees,
			currency: 'GBP',
			payout_type: 'merchant',
			arrival_date: day,
			created_at: `${addDays(day, -2)}T07:00:00.000Z`,
			reference: `WILLOW-${week}X7Q8`,
			fx: { fx_currency: null },
		};
	});
}
