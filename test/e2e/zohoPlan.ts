import { sealPlannedAction } from '../../nodes/shared/domain/plannedAction';
import { deriveIdempotencyKey } from '../../nodes/shared/idempotency';
import type { Organization } from '../simulators/zohoBooks';

export interface PlannedPayment {
	customer: string;
	invoice: string;
	/** Units of the currency, as Zoho writes amounts. */
	amount: number;
	/** GoCardless payment id. */
	reference: string;
	account: string;
	/** API name of the unique custom field. */
	field: string;
}

/** An item as the planner gives it: a collected payment, posted on its invoice. */
export function plannedPayment(
	organization: Organization,
	{ customer, invoice, amount, reference, account, field }: PlannedPayment,
) {
	const books = `zoho:${organization.id}`;
	const purpose = 'post-collection';
	const plannedAction = sealPlannedAction({
		vendor: 'zohoBooks',
		action: 'postCollection',
		books,
		steps: [
			{
				name: 'posting',
				resource: 'customerpayments',
				verb: 'create',
				body: {
					customer_id: customer,
					payment_mode: 'banktransfer',
					amount,
					date: organization.today(),
					reference_number: reference,
					account_id: account,
					invoices: [{ invoice_id: invoice, amount_applied: amount }],
					custom_fields: [{ api_name: field, value: reference }],
				},
				unique: { field, value: reference },
				idempotencyKey: deriveIdempotencyKey({ books, purpose, subjects: [reference] }),
			},
		],
	});
	return { reason: 'Collected by GoCardless', plannedAction };
}

/** A workflow that carries a plan out; failures come as items. */
export function applyWorkflow(organization: Organization, items: unknown[]) {
	const node = (name: string, type: string, typeVersion: number, parameters: object) => ({
		id: name.toLowerCase(),
		name,
		type,
		typeVersion,
		position: [0, 0],
		parameters,
	});
	const then = (name: string) => ({ main: [[{ node: name, type: 'main', index: 0 }]] });
	return {
		name: 'Apply a plan',
		nodes: [
			node('Start', 'n8n-nodes-base.manualTrigger', 1, {}),
			node('Plan', 'n8n-nodes-base.set', 3.4, {
				mode: 'raw',
				jsonOutput: JSON.stringify({ items }),
				options: {},
			}),
			node('Items', 'n8n-nodes-base.splitOut', 1, { fieldToSplitOut: 'items', options: {} }),
			{
				...node('Node', 'n8n-nodes-gocardless-books.zohoBooks', 1, {
					organization: { __rl: true, mode: 'id', value: organization.id },
					resource: 'plannedAction',
					operation: 'apply',
				}),
				onError: 'continueRegularOutput',
			},
		],
		connections: { Start: then('Plan'), Plan: then('Items'), Items: then('Node') },
	};
}
