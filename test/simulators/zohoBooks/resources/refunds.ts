import { checkAccountCurrency } from '../ledger/entries';
import { postRefund } from '../ledger/postDocuments';
import type { Organization } from '../organization/books';
import { checkOpen } from '../organization/lockedPeriod';
import { rateIn } from '../organization/rates';
import { dateIn, neededDate, neededText, positiveAmount, textIn } from '../protocol/bodyFields';
import { noResource } from '../protocol/refusals';
import { unconfirmed } from '../protocol/unconfirmedRefusals';
import { checkUnmatched } from '../bankFeed/matches';
import type { Wire } from '../values/wire';
import { unusedOf } from './contactFigures';
import type { CreditNote, CustomerPayment, Refund } from './models';

/** A payment or credit note that money can go back from. */
export type Refundable = CustomerPayment | CreditNote;

/** Only what is not used up can be given back (Zoho sheet 7.4). */
export function addRefund(organization: Organization, source: Refundable, body: Wire): Refund {
	const refund: Refund = {
		id: '',
		date: neededDate(body, 'date'),
		amount: positiveAmount(body, 'amount', source.currency),
		mode: textIn(body, 'refund_mode', 50) ?? '',
		reference: textIn(body, 'reference_number', 100) ?? '',
		description: textIn(body, 'description', 500) ?? '',
		accountId: neededText(body, 'from_account_id'),
		exchangeRate: 1,
	};
	refund.exchangeRate = rateIn(organization, body, source.currency, refund.date);
	check(organization, source, refund, 0);
	refund.id = organization.nextId();
	source.refunds.push(refund);
	postRefund(organization, source, refund);
	source.modifiedAt = organization.now();
	return refund;
}

export function changeRefund(
	organization: Organization,
	source: Refundable,
	refund: Refund,
	body: Wire,
): void {
	checkUnmatched(organization, 'payment_refund', refund.id);
	checkOpen(organization, refund.date);
	const changed: Refund = {
		...refund,
		date: dateIn(body, 'date') ?? refund.date,
		amount:
			body.amount === undefined ? refund.amount : positiveAmount(body, 'amount', source.currency),
		mode: textIn(body, 'refund_mode', 50) ?? refund.mode,
		reference: textIn(body, 'reference_number', 100) ?? refund.reference,
		description: textIn(body, 'description', 500) ?? refund.description,
		accountId: textIn(body, 'from_account_id') || refund.accountId,
	};
	changed.exchangeRate = rateIn(
		organization,
		body,
		source.currency,
		changed.date,
		refund.exchangeRate,
	);
	check(organization, source, changed, refund.amount);
	Object.assign(refund, changed);
	postRefund(organization, source, refund);
	source.modifiedAt = organization.now();
}

export function removeRefund(organization: Organization, source: Refundable, refund: Refund): void {
	checkUnmatched(organization, 'payment_refund', refund.id);
	checkOpen(organization, refund.date);
	source.refunds.splice(source.refunds.indexOf(refund), 1);
	postRefund(organization, source, refund);
	source.modifiedAt = organization.now();
}

export function refundBy(source: Refundable, id: string): Refund {
	const refund = source.refunds.find((one) => one.id === id);
	if (refund === undefined) throw noResource();
	return refund;
}

function check(
	organization: Organization,
	source: Refundable,
	refund: Refund,
	before: number,
): void {
	checkOpen(organization, refund.date);
	checkAccountCurrency(organization, refund.accountId, source.currency, 'from_account_id');
	const { id, refunds } = source;
	const amount = 'amount' in source ? source.amount : source.total;
	const left = unusedOf(organization, { id, refunds, amount }) + before;
	if (refund.amount > left) throw unconfirmed('overAmount');
}
