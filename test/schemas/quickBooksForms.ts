import type { IDataObject, INodeParameters } from 'n8n-workflow';

import { type Bench, byId } from '../unit/quickBooksOnline/bench';
import type { Tour } from './tour';

const LINES = { rows: [{ amount: '7.00', description: 'Work', serviceDate: '2026-03-01' }] };
const NOTES = { privateNote: 'Noted', transactionDate: '2026-04-02' };

/** One of each transaction. Payment and deposit are not linked, so that each can be deleted. */
export async function createForms(
	tour: Tour,
	bench: Bench,
	customer: string,
): Promise<Array<[string, IDataObject]>> {
	const payer = byId(customer);
	const bank = byId(bench.account('Checking'));
	const fees = byId(bench.account('BankCharges'));
	const invoice = await bench.invoice(customer, '20.00');
	const forms: Record<string, INodeParameters> = {
		creditMemo: { customer: payer, additionalFields: { lines: LINES, ...NOTES } },
		deposit: { depositAccount: bank, additionalFields: { ...NOTES, ...receivedLines(fees) } },
		invoice: {
			customer: payer,
			additionalFields: {
				...NOTES,
				lines: LINES,
				dueDate: '2026-04-30',
				billEmail: 'ada@example.com',
			},
		},
		journalEntry: { additionalFields: { ...NOTES, lines: journalLines(bank, fees) } },
		payment: {
			customer: payer,
			amount: '20',
			additionalFields: {
				...NOTES,
				invoices: { rows: [{ invoice: byId(String(invoice.Id)), amount: '20' }] },
			},
		},
		purchase: {
			account: bank,
			paymentType: 'Cash',
			additionalFields: {
				...NOTES,
				lines: { rows: [{ amount: '1.20', account: fees, description: 'Fees' }] },
			},
		},
		recurringTransaction: { type: 'Invoice', template: JSON.stringify(template(customer)) },
		refundReceipt: {
			customer: payer,
			refundFromAccount: bank,
			additionalFields: { ...NOTES, lines: LINES },
		},
		salesReceipt: {
			additionalFields: { ...NOTES, customer: payer, depositAccount: bank, lines: LINES },
		},
		transfer: {
			fromAccount: bank,
			toAccount: savings(bench),
			amount: '5',
			additionalFields: NOTES,
		},
	};
	const records: Array<[string, IDataObject]> = [];
	for (const [resource, parameters] of Object.entries(forms)) {
		records.push([resource, await tour.visit(resource, 'create', parameters)]);
	}
	return records;
}

const savings = (bench: Bench) => byId(bench.account('UndepositedFunds'));

const receivedLines = (account: INodeParameters) => ({
	directLines: { rows: [{ amount: '98.80', account, description: 'Payout' }] },
});

const journalLines = (debited: INodeParameters, credited: INodeParameters) => ({
	rows: [
		{ postingType: 'Debit', amount: '10', account: debited, description: 'In' },
		{ postingType: 'Credit', amount: '10', account: credited, description: 'Out' },
	],
});

const template = (customer: string) => ({
	CustomerRef: { value: customer },
	Line: [{ Amount: 20, DetailType: 'SalesItemLineDetail', SalesItemLineDetail: {} }],
	RecurringInfo: {
		Name: 'Membership of Ada',
		RecurType: 'Automated',
		Active: true,
		ScheduleInfo: {
			IntervalType: 'Monthly',
			NumInterval: 1,
			DayOfMonth: 1,
			StartDate: '2027-05-01',
		},
	},
});
