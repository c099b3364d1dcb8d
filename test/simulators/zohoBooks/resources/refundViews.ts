import type { Organization } from '../organization/books';
import { fromMinor } from '../values/amounts';
import type { Wire } from '../values/wire';
import { baseAmount } from './documentViews';
import type { Refund } from './models';

/** A refund of a payment or credit note. */
export function showRefund(
	organization: Organization,
	source: { currency: string; customerId: string },
	refund: Refund,
): Wire {
	const { currency } = source;
	return {
		date: refund.date,
		refund_mode: refund.mode,
		reference_number: refund.reference,
		description: refund.description,
		exchange_rate: refund.exchangeRate,
		amount: fromMinor(refund.amount, currency),
		amount_bcy: baseAmount(
			organization,
			{ currency, exchangeRate: refund.exchangeRate },
			refund.amount,
		),
		customer_id: source.customerId,
		customer_name: organization.contacts.find(source.customerId)?.name ?? '',
		from_account_id: refund.accountId,
		from_account_name: organization.accounts.find(refund.accountId)?.name ?? '',
	};
}
