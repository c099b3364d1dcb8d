import type { SimulatedAnswer } from '../../shared/httpServer';
import { held } from '../business/ledger';
import type { Call } from '../http/call';
import { notFound } from '../http/errors';
import { invalidFilter } from '../http/filters';
import { CURRENCIES } from '../model/schemes';

/** Three balances for each currency that is in use (GoCardless sheet 6.3). */
export function listBalances({ world, query }: Call): SimulatedAnswer {
	const creditor = query.get('creditor');
	if (creditor === null) throw invalidFilter('creditor', 'creditor is required');
	if (world.creditors.get(creditor) === undefined) throw notFound();
	const payments = [...world.livePayments].map((id) => world.payments.require(id));
	const payouts = [...world.livePayouts].map((id) => world.payouts.require(id));
	const now = world.clock.iso();
	const balances = CURRENCIES.flatMap((currency) => {
		const pending = sum(payouts.filter((payout) => payout.currency === currency));
		const fees = payouts
			.filter((payout) => payout.currency === currency)
			.reduce((total, payout) => total + payout.deducted_fees, 0);
		const amounts = {
			confirmed_funds: held(world, currency) - pending - fees,
			pending_payouts: pending,
			pending_payments_submitted: sum(
				payments.filter((one) => one.currency === currency && one.status === 'submitted'),
			),
		};
		if (Object.values(amounts).every((amount) => amount === 0)) return [];
		return Object.entries(amounts).map(([type, amount]) => ({
			amount,
			balance_type: type,
			currency,
			last_updated_at: now,
			links: { creditor },
		}));
	});
	const meta = { cursors: { before: null, after: null }, limit: 50 };
	return { status: 200, body: { balances, meta } };
}

function sum(records: Array<{ amount: number }>): number {
	return records.reduce((total, { amount }) => total + amount, 0);
}
