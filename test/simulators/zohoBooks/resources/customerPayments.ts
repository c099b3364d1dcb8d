import { checkAccountCurrency, UNDEPOSITED } from '../ledger/entries';
import { postPayment } from '../ledger/postDocuments';
import type { Organization } from '../organization/books';
import { checkOpen } from '../organization/lockedPeriod';
import { rateIn } from '../organization/rates';
import {
	amountIn,
	dateIn,
	neededDate,
	neededText,
	objectsIn,
	positiveAmount,
	textIn,
} from '../protocol/bodyFields';
import { doesNotExist, invalidValue } from '../protocol/refusals';
import { unconfirmed } from '../protocol/unconfirmedRefusals';
import { keepPlain } from '../store/record';
import type { Wire } from '../values/wire';
import { checkUnmatched } from '../bankFeed/matches';
import { customerIn } from './contacts';
import { unusedOf } from './contactFigures';
import { checkMandatory, customValuesIn } from './customFields';
import type { CustomerPayment } from './models';
import { apply, total, unapply, wantedIn, type Wanted } from './settlement';

const PLAIN = ['reference_number', 'description', 'contact_persons', 'location_id'];

/** Accounts money can land in; UNCONFIRMED beyond bank, cash and card, so nothing else. */
const MONEY_ACCOUNTS = ['bank', 'cash', 'credit_card', 'other_current_asset'];

export function paymentBy(organization: Organization, id: string): CustomerPayment {
	const payment = organization.payments.find(id);
	if (payment === undefined) throw doesNotExist('Payment');
	return payment;
}

export function createPayment(organization: Organization, body: Wire): CustomerPayment {
	const customer = customerIn(organization, body);
	const { currency } = customer;
	const mode = neededText(body, 'payment_mode', 100);
	const amount = positiveAmount(body, 'amount', currency);
	const date = neededDate(body, 'date');
	checkOpen(organization, date);
	checkTexts(body);
	const exchangeRate = rateIn(organization, body, currency, date);
	const charges = chargesIn(body, currency, amount, 0);
	const accountId = accountIn(organization, body, currency, undefined);
	const custom = customValuesIn(organization, 'customer_payment', body.custom_fields);
	checkMandatory(organization, 'customer_payment', custom);
	const source = { customerId: customer.id, currency };
	const wanted = invoicesIn(organization, body, source, amount);
	if (wanted === undefined && organization.behaviour.paymentWithoutInvoices === 'refuses') {
		throw invalidValue('invoices');
	}
	const payment: CustomerPayment = {
		...organization.newRecord(),
		number: String(organization.nextNumber('payment')),
		customerId: customer.id,
		currency,
		exchangeRate,
		date,
		mode,
		amount,
		charges,
		accountId,
		refunds: [],
	};
	payment.custom = custom;
	keepPlain(payment, body, PLAIN);
	organization.payments.add(payment);
	apply(organization, 'payment', payment.id, date, wanted ?? []);
	postPayment(organization, payment);
	organization.changed('payment', payment, 'add');
	return payment;
}

/** Only what the body has changes; `invoices` replaces all applications (Zoho sheet 3). */
export function updatePayment(
	organization: Organization,
	payment: CustomerPayment,
	body: Wire,
	options: { isUpsert?: boolean } = {},
): void {
	const { currency } = payment;
	checkUnmatched(organization, 'customer_payment', payment.id);
	if (body.customer_id !== undefined && body.customer_id !== payment.customerId) {
		throw invalidValue('customer_id');
	}
	const date = dateIn(body, 'date') ?? payment.date;
	checkOpen(organization, payment.date, date);
	checkTexts(body);
	const amount =
		body.amount === undefined ? payment.amount : positiveAmount(body, 'amount', currency);
	const charges = chargesIn(body, currency, amount, payment.charges);
	const accountId = accountIn(organization, body, currency, payment.accountId);
	const mode = textIn(body, 'payment_mode', 100) || payment.mode;
	const exchangeRate = rateIn(organization, body, currency, date, payment.exchangeRate);
	const custom = customValuesIn(organization, 'customer_payment', body.custom_fields, payment);
	const own = organization.applications.fromSource(payment.id);
	const replaces = options.isUpsert !== true || organization.behaviour.upsertReapply === 'replaces';
	const wanted = invoicesIn(organization, body, payment, amount, replaces ? own : []);
	const used = (wanted === undefined ? total(own) : total(wanted)) + total(payment.refunds);
	if (amount < used) throw unconfirmed('overAmount');
	Object.assign(payment, { date, amount, charges, accountId, mode, exchangeRate });
	for (const [id, value] of custom) payment.custom.set(id, value);
	keepPlain(payment, body, PLAIN);
	if (wanted !== undefined) {
		unapply(organization, own);
		apply(organization, 'payment', payment.id, date, wanted);
	}
	postPayment(organization, payment);
	payment.modifiedAt = organization.now();
	organization.changed('payment', payment, 'edit');
}

export function removePayment(organization: Organization, payment: CustomerPayment): void {
	checkRemovable(organization, payment);
	unapply(organization, organization.applications.fromSource(payment.id));
	organization.ledger.replace(`payment:${payment.id}`);
	organization.payments.remove(payment.id);
	organization.changed('payment', payment, 'delete');
}

export function checkRemovable(organization: Organization, payment: CustomerPayment): void {
	checkOpen(organization, payment.date);
	checkUnmatched(organization, 'customer_payment', payment.id);
	if (payment.refunds.length > 0) throw unconfirmed('hasPayments');
}

/** What the payment can still pay or give back. */
export const unusedAmount = (organization: Organization, payment: CustomerPayment): number =>
	unusedOf(organization, payment);

function invoicesIn(
	organization: Organization,
	body: Wire,
	source: { customerId: string; currency: string },
	amount: number,
	own: Parameters<typeof wantedIn>[3] = [],
): Wanted[] | undefined {
	const rows = objectsIn(body, 'invoices');
	if (rows === undefined) return undefined;
	const wanted = wantedIn(organization, rows, source, own);
	if (total(wanted) > amount) throw unconfirmed('overAmount');
	return wanted;
}

function chargesIn(body: Wire, currency: string, amount: number, before: number): number {
	const charges = amountIn(body, 'bank_charges', currency) ?? before;
	if (charges < 0 || charges > amount) throw invalidValue('bank_charges');
	return charges;
}

function accountIn(
	organization: Organization,
	body: Wire,
	currency: string,
	before: string | undefined,
): string {
	const accountId = textIn(body, 'account_id') || before || organization.account(UNDEPOSITED).id;
	checkAccountCurrency(organization, accountId, currency, 'account_id');
	const type = organization.accounts.find(accountId)?.type ?? '';
	if (!MONEY_ACCOUNTS.includes(type)) throw invalidValue('account_id');
	return accountId;
}

function checkTexts(body: Wire): void {
	textIn(body, 'reference_number', 100);
	textIn(body, 'description', 5000);
}
