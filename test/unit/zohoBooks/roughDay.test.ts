import type { IDataObject } from 'n8n-workflow';

import { addAccount, seedCustomer, seedInvoice } from '../../simulators/zohoBooks';
import { Faults } from '../../simulators/shared/faults';
import { Bench, resultOf, statusOf } from './bench';

/** Requests and answers get lost, before and after they take effect. */
const ROUGH = { dropBefore: 0.1, dropAfter: 0.1, serverErrorBefore: 0.05, serverErrorAfter: 0.1 };

const MOST_RUNS = 12;

describe('a day on which the connection to Zoho Books is bad', () => {
	/** Runs what is left again, as a sweep does, until all of it is done. */
	const applyAll = async (bench: Bench, items: IDataObject[]): Promise<IDataObject[]> => {
		const results: IDataObject[] = [];
		let left = items.map((item, index) => ({ item, index }));
		for (let run = 0; left.length > 0 && run < MOST_RUNS; run += 1) {
			const answers = await bench.apply(left.map(({ item }) => item));
			left = left.filter(({ index }, place) => {
				const answer = answers[place] ?? {};
				results[index] = answer;
				return answer.error !== undefined;
			});
		}
		expect(left).toEqual([]);
		return results;
	};

	it.each([1, 2])(
		'leaves every payment, payout and chargeback in the books once (seed %i)',
		async (seed) => {
			const faults = new Faults(seed);
			const behaviour = { unapply: seed === 1 ? 'keepsPayment' : 'deletesPayment' } as const;
			const bench = await Bench.start({}, { faults, behaviour });
			const { organization } = bench;
			const bank = addAccount(organization, 'Main Account', 'bank');
			const fees = organization.account('Bank Fees and Charges').id;
			const customer = seedCustomer(organization, { name: 'Ada Ltd' });
			const invoices = Array.from({ length: 12 }, () =>
				seedInvoice(organization, { customer, amount: 1000 }),
			);
			faults.rates = ROUGH;

			const payments = invoices.map((invoice, index) =>
				bench.payment(customer, invoice, 10, `PM${index}`, index % 2 === 0),
			);
			const booked = await applyAll(bench, payments);
			expect(organization.payments.size).toBe(12);
			expect([organization.receivable(customer), bench.cleared]).toEqual([0, 12_000]);

			const date = organization.today();
			const payout = bench.planned(
				[
					{
						name: 'fees',
						resource: 'expenses',
						verb: 'create',
						body: {
							account_id: fees,
							paid_through_account_id: bench.clearing,
							date,
							amount: 2,
							reference_number: 'PO1',
						},
					},
					{
						name: 'transfer',
						resource: 'banktransactions',
						verb: 'create',
						body: {
							transaction_type: 'transfer_fund',
							from_account_id: bench.clearing,
							to_account_id: bank,
							date,
							amount: 118,
							reference_number: 'PO1',
						},
					},
				],
				'PO1',
			);
			await applyAll(bench, [payout]);
			expect([bench.cleared, organization.balanceOf(bank)]).toEqual([0, 11_800]);

			const chargebacks = booked.slice(0, 3).map((result, index) =>
				bench.planned(
					[
						{
							name: 'reversal',
							resource: 'customerpayments',
							verb: 'reverse',
							id: String(resultOf(result).payment_id),
							body: {
								date,
								from_account_id: bench.clearing,
								reference_number: `PM${index} charged back`,
								amount: 10,
							},
						},
					],
					`PM${index}`,
				),
			);
			await applyAll(bench, chargebacks);
			expect([organization.receivable(customer), bench.cleared]).toEqual([3000, -3000]);

			faults.rates = {};
			const again = await bench.apply([payout, ...chargebacks]);
			expect(new Set(again.map(statusOf))).toEqual(new Set(['alreadyDone']));
			expect(organization.trialBalance()).toBe(0);
			await bench.close();
		},
		150_000,
	);
});
