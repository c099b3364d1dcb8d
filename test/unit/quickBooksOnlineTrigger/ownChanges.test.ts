import {
	isVoidedRecord,
	recogniseOwnChanges,
} from '../../../nodes/shared/domain/adapters/quickBooksOnline/ownChanges';
import { entryNumber, markEntry } from '../../../nodes/shared/domain/bookkeeping/entryNumbers';

const NOON = '2026-03-02T12:00:00-08:00';
const LATER = '2026-03-02T15:00:00-08:00';

const record = (fields: Record<string, unknown> = {}) => ({
	Id: '7',
	SyncToken: '0',
	MetaData: { CreateTime: NOON, LastUpdatedTime: NOON },
	...fields,
});

const isOwn = (entity: string, fields: Record<string, unknown>) =>
	recogniseOwnChanges([{ entity, record: record(fields) }])[0];

const id = 'PO0001ABCDEFGH';

describe('a record that these nodes wrote', () => {
	it.each([
		['a payment by its reference', 'Payment', { PaymentRefNum: 'PM0001ABCDEFGH' }],
		['a refund receipt by its reference', 'RefundReceipt', { PaymentRefNum: 'RF0001ABCDEFGH' }],
		['a journal entry by its number', 'JournalEntry', { DocNumber: entryNumber(id) }],
		[
			'a reversal by its number',
			'JournalEntry',
			{ DocNumber: entryNumber('PM0001ABCDEFGH', 'reversal') },
		],
		['a deposit by its note', 'Deposit', { PrivateNote: `${markEntry(id)}: payout of 2 March` }],
		[
			'a deposit by a line, when somebody emptied the note',
			'Deposit',
			{ Line: [{ Description: `Fees (${markEntry(id)})` }] },
		],
	])('is %s', (_case, entity, fields) => {
		expect(isOwn(entity, fields)).toBe(true);
		// Whoever touched it since, it was not its creation.
		expect(isOwn(entity, { ...fields, SyncToken: '1' })).toBe(false);
	});

	it.each([
		['a payment with another reference', 'Payment', { PaymentRefNum: 'PM' }],
		['a payment by cheque', 'Payment', { PaymentRefNum: '100234' }],
		['a payment without reference', 'Payment', {}],
		['an invoice that bears such a number', 'Invoice', { DocNumber: 'PM0001ABCDEFGH' }],
		['a journal entry of the bookkeeper', 'JournalEntry', { DocNumber: 'JE-1' }],
		['a deposit of the bookkeeper', 'Deposit', { PrivateNote: 'GoCardless payout' }],
	])('is not %s', (_case, entity, fields) => {
		expect(isOwn(entity, fields)).toBe(false);
	});

	it.each([null, undefined, 'text', {}, { Id: '7' }])('is not %j', (nothing) => {
		expect(recogniseOwnChanges([{ entity: 'Payment', record: nothing }])).toEqual([false]);
	});
});

describe('an invoice that changed', () => {
	const payment = record({ Id: '9', PaymentRefNum: 'PM0001ABCDEFGH' });
	const invoice = (links: string[], changedAt = NOON) =>
		record({
			Id: '9',
			SyncToken: '3',
			MetaData: { CreateTime: NOON, LastUpdatedTime: changedAt },
			LinkedTxn: links.map((TxnId) => ({ TxnId, TxnType: 'Payment' })),
		});
	const judge = (changed: unknown, paid: unknown = payment) =>
		recogniseOwnChanges([
			{ entity: 'Invoice', record: changed },
			{ entity: 'Payment', record: paid },
		])[0];

	it('with a payment of ours in the same second changed by us', () => {
		expect(judge(invoice(['9']))).toBe(true);
	});

	it('later, or with another payment, changed by somebody', () => {
		expect(judge(invoice(['9'], LATER))).toBe(false);
		expect(judge(invoice(['8']))).toBe(false);
		expect(judge(invoice([]))).toBe(false);
		expect(judge(invoice(['9']), { ...payment, PaymentRefNum: 'cash' })).toBe(false);
		expect(judge(invoice(['9']), { ...payment, SyncToken: '1' })).toBe(false);
	});
});

describe('a void', () => {
	it('is an amount of nothing with a note that says so', () => {
		expect(isVoidedRecord(record({ TotalAmt: 0, PrivateNote: 'Voided' }))).toBe(true);
		expect(isVoidedRecord(record({ TotalAmt: 0 }))).toBe(false);
		expect(isVoidedRecord(record({ TotalAmt: 5, PrivateNote: 'Voided last year' }))).toBe(false);
		expect(isVoidedRecord(null)).toBe(false);
	});
});
