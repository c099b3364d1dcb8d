import { EVENT_SOURCES } from '../../../nodes/shared/vendors/goCardless/eventCatalogue';
import { EVENT_MATRIX, meaningOf } from '../../../nodes/shared/domain/events/eventMatrix';
import type { SettingsInput } from '../../../nodes/shared/domain/settings';
import {
	bookedPayment,
	event,
	invoice,
	journalEntry,
	only,
	payment,
	planFor,
	refund,
	requestsOf,
	settings,
	type Lists,
	type Raw,
} from './records';

const CONFIG: Partial<SettingsInput> = { receivableAccounts: { GBP: '84' } };
const inClearing = (changes: Raw = {}) =>
	bookedPayment({ DepositToAccountRef: { value: '91' }, SyncToken: '3', ...changes });

function post(changes: Lists = {}, config: Partial<SettingsInput> = {}) {
	return planFor('postings', {
		Events: [event(payment({ status: 'failed' }), { action: 'failed' })],
		Invoices: [invoice({ Balance: 0 })],
		'Booked Payments': [inClearing()],
		'Booked Entries': [],
		Settings: [settings({ ...CONFIG, ...config })],
		...changes,
	});
}

describe('a payment that failed after it was booked', () => {
	it('is reversed on the day it failed, and its link moves from the invoice to the reversal', () => {
		const item = only(post({}, { departmentId: '5', classId: '7' }));
		const [reversal, relink] = requestsOf(item);
		expect(item.json.action).toBe('reversePayment');
		const side = (PostingType: string, account: string, more: Raw = {}) => ({
			Amount: 120,
			Description: 'GoCardless payment PM1 is failed (GoCardless entry PM1-R1)',
			DetailType: 'JournalEntryLineDetail',
			JournalEntryLineDetail: {
				PostingType,
				AccountRef: { value: account },
				...more,
				ClassRef: { value: '7' },
				DepartmentRef: { value: '5' },
			},
		});
		const customer = { Entity: { Type: 'Customer', EntityRef: { value: '12' } } };
		expect(reversal?.body).toEqual({
			DocNumber: 'PM1-R1',
			TxnDate: '2026-11-25',
			CurrencyRef: { value: 'GBP' },
			PrivateNote: 'GoCardless entry PM1-R1: GoCardless payment PM1 is failed',
			Line: [side('Debit', '84', customer), side('Credit', '91')],
		});
		expect(relink).toMatchObject({ verb: 'update', id: '163' });
		expect(relink?.body).toEqual({
			SyncToken: '3',
			Line: [{ Amount: 120, LinkedTxn: [{ TxnId: { $id: 'reversal' }, TxnType: 'JournalEntry' }] }],
		});
	});

	it('is only linked when an earlier run got no further than the reversal', () => {
		const item = only(post({ 'Booked Entries': [journalEntry()] }));
		expect(item.json.action).toBe('linkReversal');
		expect(requestsOf(item)[0]?.body.Line).toEqual([
			{ Amount: 120, LinkedTxn: [{ TxnId: '170', TxnType: 'JournalEntry' }] },
		]);
	});

	it('is done with once it is linked', () => {
		const Line = [{ Amount: 120, LinkedTxn: [{ TxnId: '170', TxnType: 'JournalEntry' }] }];
		const lists = { 'Booked Entries': [journalEntry()], 'Booked Payments': [inClearing({ Line })] };
		expect(only(post(lists)).json.code).toBe('reversed');
	});

	it('leaves links alone that a person made', () => {
		const Line = [{ Amount: 120, LinkedTxn: [{ TxnId: '9', TxnType: 'CreditMemo' }] }];
		const item = only(post({ 'Booked Payments': [inClearing({ Line })] }));
		expect(requestsOf(item)).toHaveLength(1);
		expect(item.json.reason).toContain('as an open entry');
	});

	it('is for a person while nobody looks for entries in the books', () => {
		const item = only(post({ 'Booked Entries': undefined }));
		expect(item.json.code).toBe('reversalNeeded');
	});

	it.each<[string, Partial<SettingsInput>, Lists, string]>([
		['no receivable account is chosen', { receivableAccounts: {} }, {}, 'noReceivableAccount'],
		['no clearing account is chosen', { clearingAccounts: {} }, {}, 'noClearingAccount'],
		[
			'the money lies elsewhere',
			{},
			{ 'Booked Payments': [inClearing({ DepositToAccountRef: { value: '4' } })] },
			'bookedElsewhere',
		],
		[
			'it is booked twice',
			{},
			{ 'Booked Payments': [inClearing(), inClearing({ Id: '164' })] },
			'bookedTwice',
		],
		[
			'it is booked with another amount',
			{},
			{ 'Booked Payments': [inClearing({ TotalAmt: 119 })] },
			'bookedAmount',
		],
	])('is for a person when %s', (_, config, lists, code) => {
		const item = only(post(lists, config));
		expect([item.outcome, item.json.code]).toEqual(['review', code]);
	});

	it('is not billed again while GoCardless tries by itself', () => {
		const details = { origin: 'bank', cause: 'refer_to_payer', will_attempt_retry: true };
		const Events = [event(payment({ status: 'failed' }), { action: 'failed', details })];
		const item = only(post({ Events, 'Booked Payments': [] }));
		expect(item.json.reason).toContain('try it again by itself');
	});
});

describe('a payment of another creditor', () => {
	it('is for a person', () => {
		expect(only(post({}, { creditorId: 'CR2' })).json.code).toBe('otherCreditor');
	});
});

describe('a refund', () => {
	const said = (actions: string[], changes: Raw = {}) =>
		actions.map((action, index) =>
			event(refund(changes), {
				id: `EV${index}`,
				resource_type: 'refunds',
				action,
				links: { refund: 'RF1' },
			}),
		);

	it.each<[string, string[], Raw, Lists, string]>([
		['was made', ['created'], { status: 'created' }, {}, 'notYet'],
		['reached the customer before a payout', ['created', 'paid'], {}, {}, 'notYet'],
		['was deducted', ['paid', 'refund_settled'], {}, {}, 'bookRefund'],
		[
			'was deducted before it was paid',
			['refund_settled'],
			{ status: 'submitted' },
			{},
			'bookRefund',
		],
		['came to nothing', ['created'], { status: 'cancelled' }, {}, 'notRefunded'],
		['has a status of tomorrow', ['paid'], { status: 'teleported' }, {}, 'statusUnknown'],
		['is of nobody we know', ['refund_settled'], {}, { 'Booked Payments': [] }, 'refundUnknown'],
		[
			'is to be booked by hand',
			['refund_settled'],
			{},
			{ 'Booked Entries': undefined },
			'refundToBook',
		],
		[
			'is in the books',
			['refund_settled'],
			{},
			{ 'Booked Entries': [journalEntry({ DocNumber: 'RF1' })] },
			'booked',
		],
		[
			'bounced',
			['failed'],
			{ status: 'bounced' },
			{ 'Booked Entries': [journalEntry({ DocNumber: 'RF1' })] },
			'refundBounced',
		],
		[
			'came back',
			['funds_returned'],
			{ status: 'funds_returned' },
			{ 'Booked Entries': [journalEntry({ DocNumber: 'RF1' })] },
			'returnRefund',
		],
		[
			'came back, and the books know',
			['funds_returned'],
			{ status: 'funds_returned' },
			{
				'Booked Entries': [
					journalEntry({ DocNumber: 'RF1' }),
					journalEntry({ Id: '171', DocNumber: 'RF1-R1' }),
				],
			},
			'reversed',
		],
	])('%s', (_, actions, changes, lists, code) => {
		for (const Events of [said(actions, changes), said(actions, changes).reverse()]) {
			const twice = [...Events, ...Events];
			expect(only(post({ ...lists, Events: twice })).json.code).toBe(code);
		}
	});
});

describe('the event matrix', () => {
	const every = Object.entries(EVENT_SOURCES).flatMap(([type, { actions }]) =>
		actions.map((action) => [type, action] as const),
	);

	it.each(every)('%s.%s has a meaning', (type, action) => {
		expect(meaningOf(type, action)).toBeDefined();
	});

	it.each(every)('%s.%s, in order, twice, out of order, of objects never seen', (type, action) => {
		const resource = type === 'refunds' ? refund() : type === 'payments' ? payment() : undefined;
		const links = type === 'refunds' ? { refund: 'RF1' } : { payment: 'PM1' };
		const one = event(resource, { id: 'EV7', resource_type: type, action, links });
		const other = event(payment({ id: 'PM3' }), { id: 'EV8' });
		const lists = { Invoices: [], 'Booked Payments': [] };
		const told = (Events: Raw[]) =>
			post({ ...lists, Events })
				.map(({ outcome, json }) => `${outcome} ${json.code} ${json.goCardlessId}`)
				.sort();
		const expected = told([one, other]);
		expect(expected).toHaveLength(2);
		expect(told([other, one, one, other])).toEqual(expected);
		expect(expected.filter((line) => line.startsWith('do'))).toEqual([]);
	});

	it('knows no action that GoCardless does not have', () => {
		const known = Object.entries(EVENT_MATRIX).flatMap(([type, actions]) =>
			Object.keys(actions).map((action) => `${type}.${action}`),
		);
		const catalogue = new Set(every.map(([type, action]) => `${type}.${action}`));
		// A status that exists, whose event has no certain name.
		expect(known.filter((name) => !catalogue.has(name))).toEqual(['mandates.suspended_by_payer']);
	});

	it('leaves actions of tomorrow to a person, and decides about their payment all the same', () => {
		const Events = [event(payment({ status: 'failed' }), { action: 'teleported' })];
		const plan = post({ Events });
		expect(plan.map(({ json }) => json.code).sort()).toEqual(['eventUnknown', 'reversePayment']);
		const strange = event(undefined, { resource_type: 'planets', action: 'created', links: {} });
		expect(only(post({ Events: [strange] })).json.code).toBe('eventUnknown');
	});

	it('says that a bounced payout and a frozen account need somebody', () => {
		for (const action of ['bounced_payout', 'account_auto_frozen']) {
			const Events = [event(undefined, { resource_type: 'creditors', action, links: {} })];
			expect(only(post({ Events })).outcome).toBe('review');
		}
	});
});
