/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals */
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

import { seedCustomer, seedInvoice } from './seeding/records';
import { entityOf, paymentLine, salesLine, startBench, type TestBench } from './testKit';
import { isWire, wireList, type Wire } from './values/wire';

const RECORDINGS = resolve(__dirname, '../../../../shared/reference/quickbooks-fixtures');
const isPresent = existsSync(RECORDINGS);
if (!isPresent)
	console.log('Recorded QuickBooks replies are not here: their shapes are not compared.');

function recording(file: string): Wire {
	const value: unknown = JSON.parse(readFileSync(join(RECORDINGS, file), 'utf8'));
	if (!isWire(value)) throw new Error(`${file} holds no object.`);
	return value;
}

/** All entities of one kind in a recorded reply, be it a single one or a query. */
function recorded(name: string, files: string[]): Wire[] {
	return files.flatMap((file) => {
		const { QueryResponse, [name]: single } = recording(file);
		const rows = isWire(QueryResponse) ? wireList(QueryResponse[name]) : [];
		return isWire(single) ? [single, ...rows] : rows;
	});
}

/** `Line[].SalesItemLineDetail.ItemRef.value`, for every value in an object. */
function pathsOf(value: unknown, prefix = ''): Set<string> {
	const paths = new Set<string>();
	const add = (child: unknown, path: string) => {
		paths.add(path);
		for (const deeper of pathsOf(child, path)) paths.add(deeper);
	};
	if (Array.isArray(value)) for (const one of value) add(one, `${prefix}[]`);
	else if (isWire(value)) {
		for (const [key, child] of Object.entries(value)) add(child, prefix ? `${prefix}.${key}` : key);
	}
	return paths;
}

function union(values: Wire[]): Set<string> {
	return new Set(values.flatMap((value) => [...pathsOf(value)]));
}

/** Top-level properties that every recording of 2026 has. */
function common(values: Wire[]): string[] {
	const [first = {}, ...others] = values;
	return Object.keys(first).filter((key) => others.every((other) => key in other));
}

/** What the simulator does not imitate: addresses of the company, tokens of other products. */
const NOT_IMITATED = new Set([
	'ShipFromAddr',
	'V4IDPseudonym',
	'DefaultTaxCodeRef',
	'ClientEntityId',
]);

const describeIfPresent = isPresent ? describe : describe.skip;

describeIfPresent('shapes of replies, against recordings of the vendor', () => {
	let bench: TestBench;
	let customer: string;

	beforeAll(async () => {
		bench = await startBench();
		const BillAddr = {
			Line1: '1 High St',
			City: 'Leeds',
			CountrySubDivisionCode: 'CA',
			PostalCode: '9',
		};
		const extra = {
			BillAddr,
			GivenName: 'Amy',
			FamilyName: 'Ash',
			CompanyName: 'Ash',
			Notes: 'n',
			PrimaryPhone: { FreeFormNumber: '1' },
		};
		customer = seedCustomer(bench.company, { name: 'Amy Ash', email: 'a@b.example', extra });
	});

	afterAll(() => bench.close());

	const post = async (name: string, body: Wire) =>
		entityOf((await bench.call(`/${name.toLowerCase()}`, body)).body, name);

	const account = (subType: string) => ({
		value: bench.company.accountBy('AccountSubType', subType),
	});

	/** Nothing invented, nothing that is always there left out. */
	function compare(ours: Wire, theirs: Wire[], always: Wire[] = []): void {
		const known = union(theirs);
		const invented = [...pathsOf(ours)].filter(
			(path) => !known.has(path) && !path.startsWith('CurrencyRef'),
		);
		expect(invented).toEqual([]);
		const missing = common(always).filter((key) => !(key in ours) && !NOT_IMITATED.has(key));
		expect(missing).toEqual([]);
	}

	it('Customer', async () => {
		const sandbox = recorded('Customer', ['sandbox-2026/create-customer.response.json']);
		const queried = recorded('Customer', ['sandbox-2026/customers.query.response.json']);
		const ours = entityOf((await bench.call(`/customer/${customer}`)).body, 'Customer');
		compare(ours, [...sandbox, ...queried], [...sandbox, ...queried]);
	});

	it('Invoice, open, paid and voided', async () => {
		const sandbox = recorded('Invoice', [
			'sandbox-2026/create-invoice.response.json',
			'sandbox-2026/invoices.query.response.json',
		]);
		const voided = recorded('Invoice', ['nytely/invoices.query.response.json']);
		const id = seedInvoice(bench.company, { customer, amount: 10_000 });
		const read = async () => entityOf((await bench.call(`/invoice/${id}`)).body, 'Invoice');
		compare(await read(), [...sandbox, ...voided], sandbox.slice(0, 1));
		await post('Payment', {
			CustomerRef: { value: customer },
			TotalAmt: 100,
			Line: [paymentLine(100, id)],
		});
		compare(await read(), [...sandbox, ...voided], sandbox.slice(0, 1));
		await bench.call('/invoice?operation=void', { Id: id, SyncToken: '1' });
		const gone = await read();
		compare(gone, [...sandbox, ...voided], sandbox.slice(0, 1));
		const example = voided.find(({ Id }) => Id === '129');
		for (const key of ['PrivateNote', 'TotalAmt', 'Balance', 'LinkedTxn']) {
			expect(gone[key]).toEqual(example?.[key]);
		}
	});

	it('Payment, unapplied, applied and voided', async () => {
		const sandbox = recorded('Payment', [
			'sandbox-2026/create-payment.response.json',
			'sandbox-2026/payments.query.response.json',
			'entities/payment.void.response.json',
		]);
		const always = sandbox.filter(({ TotalAmt, CurrencyRef }) => TotalAmt !== 0 && CurrencyRef);
		const loose = await post('Payment', { CustomerRef: { value: customer }, TotalAmt: 5 });
		compare(loose, sandbox, always);
		const id = seedInvoice(bench.company, { customer, amount: 10_000 });
		const applied = await post('Payment', {
			CustomerRef: { value: customer },
			TotalAmt: 100,
			PaymentRefNum: 'PM1',
			Line: [paymentLine(100, id)],
		});
		compare(applied, sandbox, always);
		const { body } = await bench.call('/payment?operation=update&include=void', {
			Id: applied.Id,
			SyncToken: '0',
			sparse: true,
		});
		compare(entityOf(body, 'Payment'), sandbox);
	});

	it('CreditMemo, RefundReceipt', async () => {
		const form = { CustomerRef: { value: customer }, Line: [salesLine(5)] };
		const memo = recorded('CreditMemo', ['sandbox-2026/create-credit-memo.response.json']);
		compare(await post('CreditMemo', form), memo, memo);
		const refund = recorded('RefundReceipt', [
			'entities/refundreceipt.create.response.json',
			'entities/refundreceipt.read.json',
		]);
		const ours = await post('RefundReceipt', { ...form, DepositToAccountRef: account('Checking') });
		compare(
			ours,
			[...refund, ...memo],
			recorded('RefundReceipt', ['entities/refundreceipt.read.json']).map(
				({ DocNumber, TotalAmt, Balance, Line, DepositToAccountRef }) => ({
					DocNumber,
					TotalAmt,
					Balance,
					Line,
					DepositToAccountRef,
				}),
			),
		);
	});

	it('Deposit with direct and with linked lines, JournalEntry', async () => {
		const deposits = recorded('Deposit', [
			'sandbox-2026/create-deposit.response.json',
			'sandbox-2026/deposits.query.response.json',
		]);
		const paid = await post('Payment', { CustomerRef: { value: customer }, TotalAmt: 5 });
		const LinkedTxn = [{ TxnId: paid.Id, TxnType: 'Payment', TxnLineId: '0' }];
		const ours = await post('Deposit', {
			DepositToAccountRef: account('Checking'),
			Line: [
				{ Amount: 5, LinkedTxn },
				{
					Amount: -1,
					DetailType: 'DepositLineDetail',
					DepositLineDetail: { AccountRef: account('BankCharges') },
				},
			],
		});
		compare(ours, deposits, deposits);
		const entries = recorded('JournalEntry', ['sandbox-2026/create-journal-entry.response.json']);
		const side = (PostingType: string, AccountRef: Wire) => ({
			Amount: 5,
			Description: 'd',
			DetailType: 'JournalEntryLineDetail',
			JournalEntryLineDetail: { PostingType, AccountRef },
		});
		const entry = await post('JournalEntry', {
			DocNumber: 'JE-001',
			PrivateNote: 'n',
			Line: [side('Debit', account('Checking')), side('Credit', account('Savings'))],
		});
		compare(entry, entries, entries);
	});

	it('Account, Item and the small lists', async () => {
		const accounts = recorded('Account', [
			'sandbox-2026/create-account.response.json',
			'sandbox-2026/accounts.query.response.json',
		]);
		compare(await post('Account', { Name: 'New bank', AccountType: 'Bank' }), accounts, accounts);
		const items = recorded('Item', ['sandbox-2026/create-item.response.json']);
		const item = { Name: 'New', Type: 'Service', IncomeAccountRef: account('ServiceFeeIncome') };
		compare(await post('Item', item), items, items);
		const methods = recorded('PaymentMethod', ['entities/paymentmethod.create.response.json']);
		compare(await post('PaymentMethod', { Name: 'Direct Debit' }), methods, methods);
		const terms = recorded('Term', ['entities/term.read.json']);
		compare(await post('Term', { Name: 'Net 61', DueDays: 61 }), terms, terms);
		const departments = recorded('Department', ['entities/department.read.json']);
		compare(await post('Department', { Name: 'Leeds' }), departments, departments);
	});

	it('faults, of the API and of the gateway', async () => {
		const stale = { Id: customer, SyncToken: '9', sparse: true };
		const refusals: Array<[string, Wire]> = [
			['faults/5010.stale-object.json', (await bench.call('/customer', stale)).body],
			['faults/610.object-not-found.json', (await bench.call('/payment/99999')).body],
			[
				'faults/6240.duplicate-name.json',
				(await bench.call('/vendor', { DisplayName: 'Amy Ash' })).body,
			],
			[
				'faults/2020.missing-param.json',
				(await bench.call('/invoice', { CustomerRef: { value: customer } })).body,
			],
			[
				'faults/gateway-401-lowercase.json',
				(await bench.call('/preferences', undefined, { authorization: 'Bearer x' })).body,
			],
		];
		for (const [file, ours] of refusals) {
			const theirs = recording(file);
			expect(pathsOf(ours)).toEqual(pathsOf(theirs));
			const code = (body: Wire) => JSON.stringify(body).match(/"code":"(\d+)"/)?.[1];
			expect(code(ours)).toBe(code(theirs));
		}
	});

	it('envelopes: empty query, count, delete, batch, change data capture, tokens', async () => {
		const { body: empty } = await bench.call(
			`/query?query=${encodeURIComponent("select * from Payment where PaymentRefNum = 'none'")}`,
		);
		expect(pathsOf(empty)).toEqual(pathsOf(recording('sandbox-2026/query.empty.response.json')));
		const { body: count } = await bench.call(
			`/query?query=${encodeURIComponent('select count(*) from Payment')}`,
		);
		expect(pathsOf(count)).toEqual(pathsOf(recording('constructed/query.count.response.json')));
		const { Id } = await post('Payment', { CustomerRef: { value: customer }, TotalAmt: 1 });
		const { body: gone } = await bench.call('/payment?operation=delete', { Id, SyncToken: '0' });
		expect(pathsOf(gone)).toEqual(pathsOf(recording('entities/payment.delete.response.json')));
		const { body: cdc } = await bench.call(
			`/cdc?entities=Vendor&changedSince=${encodeURIComponent(bench.simulator.clock.iso())}`,
		);
		expect(pathsOf(cdc)).toEqual(pathsOf(recording('protocol/cdc.empty.response.json')));
		const { body: batch } = await bench.call('/batch', {
			BatchItemRequest: [{ bId: '1', operation: 'create', Vendor: { DisplayName: 'Amy Ash' } }],
		});
		const theirs = recording('protocol/batch.response.json');
		const [refused] = wireList(theirs.BatchItemResponse);
		expect(pathsOf(wireList(batch.BatchItemResponse)[0])).toEqual(pathsOf(refused));
		const tokens = Object.keys(bench.simulator.issueTokens(bench.company.realmId));
		const { id_token: _, ...recordedTokens } = recording('oauth/success_token_response.json');
		expect(tokens.filter((key) => key !== 'realmId').sort()).toEqual(
			Object.keys(recordedTokens).sort(),
		);
	});

	it('deliveries carry the headers and the event keys of the vendor', () => {
		bench.simulator.takeDeliveries();
		seedInvoice(bench.company, { customer, amount: 100 });
		const [delivery] = bench.simulator.takeDeliveries();
		const { 'accept-encoding': _, ...headers } = recording('webhooks/cloudevents.headers.json');
		expect(Object.keys(delivery?.headers ?? {}).sort()).toEqual(Object.keys(headers).sort());
		const file = readFileSync(join(RECORDINGS, 'webhooks/cloudevents.blog.json'), 'utf8');
		const events: unknown = JSON.parse(file);
		const ours: unknown = JSON.parse(delivery?.body ?? '');
		expect(pathsOf(wireList(ours)[0])).toEqual(pathsOf(wireList(events)[0]));
	});

	it('signs a recorded delivery as the vendor did', async () => {
		const { sign } = await import('./webhooks/deliveries');
		const vector = recording('webhooks/legacy.signed.vector.json');
		const body = readFileSync(join(RECORDINGS, 'webhooks/legacy.signed.body.json'), 'utf8');
		expect(sign(body, String(vector.verifierToken))).toBe(vector.signature);
	});
});
