import fc from 'fast-check';

import { ZohoBookkeeper, type ZohoBookkeeperOptions } from '../unit/planner/zohoBookkeeper';
import { describeMonths } from './month';

const options: fc.Arbitrary<ZohoBookkeeperOptions> = fc.record({
	ledger: fc.record({ deletesUnapplied: fc.boolean() }),
	settings: fc.record({
		payoutEntry: fc.constantFrom('deposit' as const, 'journalEntry' as const),
		payoutDetail: fc.constantFrom('totals' as const, 'items' as const),
		refundBooking: fc.constantFrom(
			'receivable' as const,
			'refundsAccount' as const,
			'refundReceipt' as const,
		),
		reversalMethod: fc.constantFrom('journalEntry' as const, 'void' as const),
		uniqueFields: fc.constantFrom({}, { customerPayment: 'cf_gocardless', expense: 'cf_payout' }),
	}),
	goCardless: fc.record({
		payoutsWithoutSurplus: fc.boolean(),
		fees: fc.record({ surcharge: fc.constantFrom(0, 250) }),
	}),
});

describeMonths('Zoho Books', options, (given) => new ZohoBookkeeper(given));
