/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { readInvitation } from '../../../nodes/shared/domain/adapters/goCardless/billingRequest';
import { readDirectDebitCustomer } from '../../../nodes/shared/domain/adapters/goCardless/customer';
import { readMandate } from '../../../nodes/shared/domain/adapters/goCardless/mandate';
import { readCollection } from '../../../nodes/shared/domain/adapters/goCardless/payment';
import { readPayout } from '../../../nodes/shared/domain/adapters/goCardless/payout';
import { readPayoutItem } from '../../../nodes/shared/domain/adapters/goCardless/payoutItem';
import { readRefund } from '../../../nodes/shared/domain/adapters/goCardless/refund';
import { readSubscription } from '../../../nodes/shared/domain/adapters/goCardless/subscription';
import { quickBooksOnline } from '../../../nodes/shared/domain/adapters/quickBooksOnline';
import type { Raw } from './records';

/** Shapes recorded from the vendors, kept beside the project: compared when they are there. */
const RECORDINGS = join(__dirname, '..', '..', '..', '..', 'shared', 'reference');
const HAS_RECORDINGS = existsSync(join(RECORDINGS, 'quickbooks-fixtures'));

const SHAPES: Array<[string, string[], (record: unknown) => unknown]> = [
	['gocardless-fixtures/resources/payments.json', ['list', 'body', 'payments'], readCollection],
	['gocardless-fixtures/resources/mandates.json', ['list', 'body', 'mandates'], readMandate],
	[
		'gocardless-fixtures/resources/customers.json',
		['list', 'body', 'customers'],
		readDirectDebitCustomer,
	],
	[
		'gocardless-fixtures/resources/subscriptions.json',
		['list', 'body', 'subscriptions'],
		readSubscription,
	],
	[
		'gocardless-fixtures/resources/billing_requests.json',
		['list', 'body', 'billing_requests'],
		readInvitation,
	],
	['gocardless-fixtures/resources/payouts.json', ['list', 'body', 'payouts'], readPayout],
	['gocardless-fixtures/resources/refunds.json', ['list', 'body', 'refunds'], readRefund],
	[
		'gocardless-fixtures/resources/payout_items.json',
		['list', 'body', 'payout_items'],
		(record) => readPayoutItem({ ...(record as Raw), payout: 'PO123' }),
	],
	[
		'quickbooks-fixtures/sandbox-2026/deposits.query.response.json',
		['QueryResponse', 'Deposit'],
		inUsd('readBookedEntry'),
	],
	['quickbooks-fixtures/entities/deposit.read.json', ['Deposit'], inUsd('readBookedEntry')],
	[
		'quickbooks-fixtures/entities/journalentry.read.json',
		['JournalEntry'],
		inUsd('readBookedEntry'),
	],
	[
		'quickbooks-fixtures/entities/refundreceipt.read.json',
		['RefundReceipt'],
		inUsd('readBookedEntry'),
	],
	[
		'quickbooks-fixtures/nytely/preferences.query.response.json',
		['QueryResponse', 'Preferences'],
		(record) => quickBooksOnline.readClosingDate(record),
	],
	[
		'quickbooks-fixtures/sandbox-2026/invoices.query.response.json',
		['QueryResponse', 'Invoice'],
		inUsd('readInvoice'),
	],
	[
		'quickbooks-fixtures/sandbox-2026/customers.query.response.json',
		['QueryResponse', 'Customer'],
		inUsd('readCustomer'),
	],
	[
		'quickbooks-fixtures/sandbox-2026/payments.query.response.json',
		['QueryResponse', 'Payment'],
		inUsd('readBookedPayment'),
	],
	[
		'quickbooks-fixtures/entities/payment.void.response.json',
		['Payment'],
		inUsd('readBookedPayment'),
	],
];

function inUsd(reader: 'readInvoice' | 'readCustomer' | 'readBookedPayment' | 'readBookedEntry') {
	return (record: unknown) => quickBooksOnline[reader](record, 'USD');
}

function load(file: string, path: string[]): unknown[] {
	const content: unknown = JSON.parse(readFileSync(join(RECORDINGS, file), 'utf8'));
	const found = path.reduce<unknown>((value, key) => (value as Raw)[key], content);
	return Array.isArray(found) ? found : [found];
}

if (HAS_RECORDINGS) {
	it.each(SHAPES)('%s is understood', (file, path, read) => {
		const records = load(file, path);
		expect(records.length).toBeGreaterThan(0);
		for (const record of records) expect(() => read(record)).not.toThrow();
	});
} else {
	it.skip('recorded shapes are not here: nothing to compare', () => undefined);
}
