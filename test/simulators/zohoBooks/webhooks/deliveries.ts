import { randomUUID } from 'node:crypto';

import { SeededRandom } from '../../shared/random';
import {
	deliver,
	type Delivery,
	type DeliveryRates,
	type DeliveryResult,
} from '../../shared/webhooks';
import type { Organization } from '../organization/books';
import type { Webhook } from '../resources/models';
import { showContact } from '../resources/contactViews';
import { showCreditNote } from '../resources/creditNoteViews';
import { showExpense } from '../resources/expenseRoutes';
import { showItem } from '../resources/itemRoutes';
import { showInvoice } from '../resources/invoiceViews';
import { showPayment } from '../resources/paymentViews';
import type { Wire } from '../values/wire';
import type { Change, EntityKind } from './outbox';
import { sign, SIGNATURE_HEADER } from './signature';

/** A call of a webhook: where it goes belongs to what is signed. */
export interface ZohoDelivery extends Delivery {
	url: string;
	method: string;
	organizationId: string;
	webhookId: string;
	entity: EntityKind;
	recordId: string;
	at: number;
}

const ID_KEYS: Record<EntityKind, string> = {
	invoice: 'invoice_id',
	contact: 'contact_id',
	payment: 'payment_id',
	creditnote: 'creditnote_id',
	expense: 'expense_id',
	item: 'item_id',
};

/** The default payload: the whole entity under its name, no event, no organisation (sheet 9). */
export function toDelivery(
	organization: Organization,
	webhook: Webhook,
	change: Change,
): ZohoDelivery {
	const { behaviour } = organization;
	const body = bodyText(
		{
			...(behaviour.webhookNamesOrganization ? { organization_id: organization.id } : {}),
			[change.entity]: recordOf(organization, change),
		},
		behaviour.webhookIds === 'numbers',
	);
	const url = urlOf(webhook);
	return {
		url,
		method: webhook.method,
		body,
		headers: {
			'content-type': 'application/json;charset=UTF-8',
			'user-agent': 'ZohoBooks',
			'x-simulated-delivery': randomUUID(),
			...Object.fromEntries(webhook.headers),
			...(webhook.secret === '' ? {} : { [SIGNATURE_HEADER]: sign(url, body, webhook.secret) }),
		},
		organizationId: organization.id,
		webhookId: webhook.id,
		entity: change.entity,
		recordId: change.id,
		at: change.at,
	};
}

/** Sends deliveries to where they are addressed, with the mishaps asked for. */
export async function sendDeliveries(
	deliveries: ZohoDelivery[],
	options: { random?: SeededRandom; rates?: DeliveryRates } = {},
): Promise<DeliveryResult[]> {
	const { random, rates = {} } = options;
	const isShuffled = random?.chance(rates.shuffle ?? 0) ?? false;
	const queue = isShuffled && random !== undefined ? random.shuffle(deliveries) : deliveries;
	const results: DeliveryResult[] = [];
	for (const delivery of queue) {
		const one = await deliver(delivery.url, [delivery], {
			random,
			rates: { ...rates, shuffle: 0 },
		});
		results.push(...one);
	}
	return results;
}

/** Of something deleted little more than the id is left. */
function recordOf(organization: Organization, { entity, id, kind }: Change): Wire {
	const only = { [ID_KEYS[entity]]: id };
	if (kind === 'delete') return only;
	const { invoices, contacts, payments, creditNotes } = organization;
	const invoice = entity === 'invoice' ? invoices.find(id) : undefined;
	if (invoice !== undefined) return showInvoice(organization, invoice);
	const contact = entity === 'contact' ? contacts.find(id) : undefined;
	if (contact !== undefined) return showContact(organization, contact);
	const payment = entity === 'payment' ? payments.find(id) : undefined;
	if (payment !== undefined) return showPayment(organization, payment);
	const note = entity === 'creditnote' ? creditNotes.find(id) : undefined;
	if (note !== undefined) return showCreditNote(organization, note);
	const expense = entity === 'expense' ? organization.expenses.find(id) : undefined;
	if (expense !== undefined) return showExpense(organization, expense);
	const item = entity === 'item' ? organization.items.find(id) : undefined;
	return item === undefined ? only : showItem(organization, item);
}

function urlOf({ url, parameters }: Webhook): string {
	const target = new URL(url);
	for (const [name, value] of parameters) target.searchParams.append(name, value);
	return target.href;
}

/** Ids as bare digits, which no parser of doubles keeps (Zoho sheet, trap 10). */
function bodyText(body: Wire, withNumbers: boolean): string {
	const text = JSON.stringify(body);
	return withNumbers ? text.replace(/("\w*_id":)"(\d+)"/g, '$1$2') : text;
}
