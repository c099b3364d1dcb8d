import { byId, Recorder } from './resourcesRecorder';

const INVOICE = '260815000000103001';
const PAYMENT = '260815000000114002';
const NOTE = '260815000000120001';
const CLEARING = '260815000000400001';
const LINE = '260815000000700001';

let recorder: Recorder;

beforeEach(() => {
	recorder = new Recorder();
});

const record = (id: string) => ({ recordId: byId(id) });
const refund = {
	amount: '5.00',
	date: '2026-06-20',
	fromAccount: byId(CLEARING),
	additionalFields: { refundMode: 'banktransfer', referenceNumber: 'RF000123' },
};
const refundBody = {
	amount: 5,
	date: '2026-06-20',
	from_account_id: CLEARING,
	refund_mode: 'banktransfer',
	reference_number: 'RF000123',
};

describe('actions on records', () => {
	test.each([
		['invoice', 'markAsSent', '/invoices/1/status/sent'],
		['invoice', 'void', '/invoices/1/status/void'],
		['invoice', 'markAsDraft', '/invoices/1/status/draft'],
		['invoice', 'submit', '/invoices/1/submit'],
		['invoice', 'approve', '/invoices/1/approve'],
		['invoice', 'writeOff', '/invoices/1/writeoff'],
		['invoice', 'cancelWriteOff', '/invoices/1/writeoff/cancel'],
		['recurringInvoice', 'stop', '/recurringinvoices/1/status/stop'],
		['recurringInvoice', 'resume', '/recurringinvoices/1/status/resume'],
		['creditNote', 'void', '/creditnotes/1/status/void'],
		['creditNote', 'open', '/creditnotes/1/status/open'],
		['creditNote', 'markAsDraft', '/creditnotes/1/status/draft'],
		['journal', 'publish', '/journals/1/status/publish'],
		['contact', 'activate', '/contacts/1/active'],
		['vendor', 'deactivate', '/contacts/1/inactive'],
		['account', 'deactivate', '/chartofaccounts/1/inactive'],
		['bankAccount', 'activate', '/bankaccounts/1/active'],
		['item', 'deactivate', '/items/1/inactive'],
		['contactPerson', 'markAsPrimary', '/contacts/contactpersons/1/primary'],
	])('%s: %s', async (resource, operation, path) => {
		recorder.answer({ message: 'Done.' });
		const result = await recorder.run(resource, operation, record('1'));
		expect(recorder.last).toEqual({ line: `POST ${path}`, body: undefined });
		expect(result).toMatchObject({ message: 'Done.' });
		expect(Object.values(result as object)).toContain('1');
	});

	it('sends an invoice by e-mail', async () => {
		recorder.answer({ message: 'Your invoice has been sent.' });
		await recorder.run('invoice', 'email', {
			...record(INVOICE),
			to: ['ada@example.com'],
			additionalFields: { subject: 'Invoice INV-000042', text: 'Please see attached.' },
		});
		expect(recorder.last).toEqual({
			line: `POST /invoices/${INVOICE}/email`,
			body: {
				to_mail_ids: ['ada@example.com'],
				subject: 'Invoice INV-000042',
				body: 'Please see attached.',
			},
		});
	});
});

describe('what stands below an invoice', () => {
	it('reads what was paid on it', async () => {
		const rows = [{ payment_id: PAYMENT, invoice_payment_id: '11', amount: 10 }];
		recorder.answer({ payments: rows });
		expect(
			await recorder.run('invoice', 'getPayments', { ...record(INVOICE), returnAll: true }),
		).toEqual(rows);
		expect(recorder.last.line).toBe(`GET /invoices/${INVOICE}/payments?page=1&per_page=200`);
	});

	it('takes a payment off it', async () => {
		recorder.answer({ message: 'The payment has been deleted.' });
		const result = await recorder.run('invoice', 'deletePayment', {
			...record(INVOICE),
			belowId: '11',
		});
		expect(recorder.last.line).toBe(`DELETE /invoices/${INVOICE}/payments/11`);
		expect(result).toEqual({
			invoice_payment_id: '11',
			deleted: true,
			message: 'The payment has been deleted.',
		});
	});

	it('applies unused payments and credit notes, each list named even when it is empty', async () => {
		recorder.answer({ message: 'Credits have been applied.' });
		await recorder.run('invoice', 'applyCredits', {
			...record(INVOICE),
			additionalFields: { creditNotes: { rows: [{ creditNote: byId(NOTE), amount: '2.50' }] } },
		});
		expect(recorder.last).toEqual({
			line: `POST /invoices/${INVOICE}/credits`,
			body: {
				invoice_payments: [],
				apply_creditnotes: [{ creditnote_id: NOTE, amount_applied: 2.5 }],
			},
		});
	});

	it('does not apply nothing', async () => {
		await expect(recorder.run('invoice', 'applyCredits', record(INVOICE))).rejects.toThrow(
			'There is nothing to apply',
		);
		expect(recorder.requests).toEqual([]);
	});

	it('notes when a payment is expected', async () => {
		recorder.answer({ comment: { comment_id: '12' } });
		const result = await recorder.run('invoice', 'addComment', {
			...record(INVOICE),
			comment: 'Collecting by Direct Debit',
			additionalFields: { paymentExpectedDate: '2026-06-12', showToCustomer: false },
		});
		expect(recorder.last).toEqual({
			line: `POST /invoices/${INVOICE}/comments`,
			body: {
				description: 'Collecting by Direct Debit',
				payment_expected_date: '2026-06-12',
				show_comment_to_clients: false,
			},
		});
		expect(result).toEqual({ comment_id: '12' });
	});

	it('gives the address where it can be paid', async () => {
		recorder.answer({ data: { share_link: 'https://books.example/pay' } });
		const result = await recorder.run('invoice', 'getPaymentLink', {
			...record(INVOICE),
			validUntil: '2026-07-31T00:00:00',
		});
		expect(recorder.last.line).toBe(
			`GET /share/paymentlink?transaction_id=${INVOICE}&transaction_type=invoice&link_type=public&expiry_time=2026-07-31`,
		);
		expect(result).toEqual({ invoice_id: INVOICE, share_link: 'https://books.example/pay' });
	});
});

describe('refunds', () => {
	// Zoho's documents show the answer as a list, its recordings of other records as an object.
	test.each([
		['customerPayment', 'customerpayments', { payment_refunds: [{ payment_refund_id: '13' }] }],
		['customerPayment', 'customerpayments', { payment_refund: { payment_refund_id: '13' } }],
		['creditNote', 'creditnotes', { creditnote_refund: { creditnote_refund_id: '13' } }],
	])('of a %s leave clearing', async (resource, path, answer) => {
		recorder.answer(answer);
		const result = await recorder.run(resource, 'createRefund', { ...record('1'), ...refund });
		expect(recorder.last).toEqual({ line: `POST /${path}/1/refunds`, body: refundBody });
		expect(Object.values(result as object)).toEqual(['13']);
	});

	it('are read and taken back one by one', async () => {
		recorder.answer({ payment_refund: { payment_refund_id: '13' } }, { message: 'Deleted.' });
		await recorder.run('customerPayment', 'getRefund', { ...record(PAYMENT), belowId: '13' });
		expect(recorder.last.line).toBe(`GET /customerpayments/${PAYMENT}/refunds/13`);
		await recorder.run('customerPayment', 'deleteRefund', { ...record(PAYMENT), belowId: '13' });
		expect(recorder.last.line).toBe(`DELETE /customerpayments/${PAYMENT}/refunds/13`);
	});

	it('are listed to the last page', async () => {
		const page = (id: string, more: boolean) => ({
			payment_refunds: [{ payment_refund_id: id }],
			page_context: { has_more_page: more },
		});
		recorder.answer(page('13', true), page('14', false));
		expect(
			await recorder.run('customerPayment', 'getRefunds', { ...record(PAYMENT), returnAll: true }),
		).toEqual([{ payment_refund_id: '13' }, { payment_refund_id: '14' }]);
	});
});

describe('credit notes', () => {
	it('pay invoices', async () => {
		recorder.answer({ message: 'Credits applied.' });
		await recorder.run('creditNote', 'apply', {
			...record(NOTE),
			invoices: { rows: [{ invoice: byId(INVOICE), amount: '2.50' }] },
		});
		expect(recorder.last).toEqual({
			line: `POST /creditnotes/${NOTE}/invoices`,
			body: { invoices: [{ invoice_id: INVOICE, amount_applied: 2.5 }] },
		});
	});
});

describe('the bank feed', () => {
	const account = byId(CLEARING);

	it('finds what a line may be', async () => {
		recorder.answer({ matching_transactions: [{ transaction_id: '15', amount: 98.8 }] });
		await recorder.run('bankTransaction', 'getMatches', {
			...record(LINE),
			returnAll: true,
			filters: { amountAtLeast: '98.80', showAll: true, dateAfter: '2026-06-15' },
		});
		expect(recorder.last.line).toBe(
			`GET /banktransactions/uncategorized/${LINE}/match?date_after=2026-06-14&amount_start=98.8&show_all_transactions=true&page=1&per_page=200`,
		);
	});

	it('matches a line with the transfer of a payout', async () => {
		recorder.answer({ message: 'Matched.' });
		const result = await recorder.run('bankTransaction', 'match', {
			...record(LINE),
			account,
			transactions: { rows: [{ transaction: '15', transactionType: 'transfer_fund' }] },
		});
		expect(recorder.last).toEqual({
			line: `POST /banktransactions/uncategorized/${LINE}/match?account_id=${CLEARING}`,
			body: {
				transactions_to_be_matched: [{ transaction_id: '15', transaction_type: 'transfer_fund' }],
			},
		});
		expect(result).toEqual({ transaction_id: LINE, message: 'Matched.' });
	});

	test.each([
		['exclude', `uncategorized/${LINE}/exclude`],
		['restore', `uncategorized/${LINE}/restore`],
		['unmatch', `${LINE}/unmatch`],
		['uncategorize', `${LINE}/uncategorize`],
	])('%s', async (operation, path) => {
		recorder.answer({ message: 'Done.' });
		await recorder.run('bankTransaction', operation, { ...record(LINE), account });
		expect(recorder.last).toEqual({
			line: `POST /banktransactions/${path}?account_id=${CLEARING}`,
			body: undefined,
		});
	});

	it('books a line as a transfer, under the rules of a transfer', async () => {
		const transfer = { transactionType: 'transfer_fund', amount: '98.80', date: '2026-06-16' };
		await expect(
			recorder.run('bankTransaction', 'categorize', { ...record(LINE), ...transfer }),
		).rejects.toThrow('A transfer needs');
		recorder.answer({ message: 'Categorized.' });
		await recorder.run('bankTransaction', 'categorize', {
			...record(LINE),
			...transfer,
			additionalFields: { fromAccount: account, toAccount: byId('16') },
		});
		expect(recorder.last).toEqual({
			line: `POST /banktransactions/uncategorized/${LINE}/categorize`,
			body: {
				transaction_type: 'transfer_fund',
				amount: 98.8,
				date: '2026-06-16',
				from_account_id: CLEARING,
				to_account_id: '16',
			},
		});
	});

	it('lists what is not yet in the books', async () => {
		recorder.answer({ banktransactions: [] });
		await recorder.run('bankTransaction', 'getUncategorized', {
			returnAll: true,
			filters: { account },
		});
		expect(recorder.last.line).toBe(
			`GET /banktransactions?status=uncategorized&account_id=${CLEARING}&page=1&per_page=200`,
		);
	});
});

describe('documents', () => {
	it('come as PDF', async () => {
		recorder.answer(Buffer.from('%PDF-1.7'));
		const result = await recorder.run('invoice', 'pdf', {
			...record(INVOICE),
			binaryProperty: 'data',
		});
		expect(recorder.last.line).toBe(`GET /invoices/${INVOICE}?accept=pdf`);
		expect(result).toMatchObject({
			items: [
				{
					json: { invoice_id: INVOICE, fileName: `Invoice-${INVOICE}.pdf` },
					binary: { data: { mimeType: 'application/pdf' } },
				},
			],
		});
	});

	it('are not taken for a PDF when they are none', async () => {
		recorder.answer(Buffer.from('<html>Sign in</html>'));
		await expect(
			recorder.run('creditNote', 'pdf', { ...record(NOTE), binaryProperty: 'data' }),
		).rejects.toThrow(`Zoho Books gave no PDF of Credit Note ${NOTE}.`);
	});
});

describe('the rest', () => {
	it('keeps the rate of a day', async () => {
		recorder.answer({ exchange_rate: { exchange_rate_id: '17' } });
		await recorder.run('currency', 'createExchangeRate', {
			...record('18'),
			effectiveDate: '2026-06-01',
			rate: '0.8512',
		});
		expect(recorder.last).toEqual({
			line: 'POST /settings/currencies/18/exchangerates',
			body: { effective_date: '2026-06-01', rate: 0.8512 },
		});
	});

	it('lists the persons of a customer, who are written on their own', async () => {
		recorder.answer({ contact_persons: [{ contact_person_id: '19' }] });
		await recorder.run('contactPerson', 'getAll', { ...record('20'), returnAll: true });
		expect(recorder.last.line).toBe('GET /contacts/20/contactpersons?page=1&per_page=200');
		recorder.answer({ contact_person: { contact_person_id: '19' } });
		await recorder.run('contactPerson', 'create', {
			contact: byId('20'),
			firstName: 'Ada',
			additionalFields: { email: 'ada@example.com' },
		});
		expect(recorder.last).toEqual({
			line: 'POST /contacts/contactpersons',
			body: { contact_id: '20', first_name: 'Ada', email: 'ada@example.com' },
		});
	});

	it('tells who is connected', async () => {
		recorder.answer({ user: { user_id: '21', email: 'keeper@example.com' } });
		expect(await recorder.run('user', 'getMe')).toEqual({
			user_id: '21',
			email: 'keeper@example.com',
		});
		expect(recorder.last.line).toBe('GET /users/me');
	});

	it('lists the custom fields of one kind of record', async () => {
		recorder.answer({ fields: [{ field_id: '22', api_name: 'cf_gocardless_id' }] });
		await recorder.run('customField', 'getAll', { entity: 'customer_payment', returnAll: true });
		expect(recorder.last.line).toBe(
			'GET /settings/fields?entity=customer_payment&filter_custom_fields=true&page=1&per_page=200',
		);
	});
});
