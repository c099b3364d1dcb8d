/**
 * What the sheet marks UNCONFIRMED, as switches: the default is the choice that is harder on a
 * client. Tests may turn them at any time.
 */
export interface Behaviour {
	/** DELETE of an invoice's payment: the whole payment goes, or it stays as unused credit. */
	unapply: 'deletesPayment' | 'keepsPayment';
	/** HTTP status of an upsert that created a record. */
	upsertCreatedStatus: 200 | 201;
	/** True: the header's value is written into the unique field even if the body leaves it out. */
	upsertSetsField: boolean;
	/** An upsert of a payment names an invoice that this very payment has paid already. */
	upsertReapply: 'refuses' | 'replaces';
	/** A payment without `invoices`: an advance, or a refusal. */
	paymentWithoutInvoices: 'accepts' | 'refuses';
	/** A payment or expense matched with a line of the bank feed is changed or deleted. */
	changeMatched: 'refuses' | 'allows';
	/** `date_start` and `date_end`: whether the day itself is in. */
	dateRange: 'exclusive' | 'inclusive';
	/** `last_modified_time` of journals: only rows of exactly that second, as one report says. */
	journalsModified: 'equal' | 'since';
	/** What a recurring profile makes. */
	recurringChildren: 'draft' | 'sent';
	/** transfer_fund between accounts of two currencies. */
	crossCurrencyTransfer: 'refuses' | 'convertsAmount';
	/** Whether changes made by the API fire workflow rules. */
	webhooksForApiWrites: boolean;
	/** Ids in webhook bodies. */
	webhookIds: 'numbers' | 'strings';
	/** Whether the body of a webhook names the organisation. */
	webhookNamesOrganization: boolean;
	/** Entity names of payments in workflow rules; anything else is refused. */
	paymentRuleEntities: string[];
	/** Whether `rule_type` "edit" exists. */
	editRuleType: boolean;
	/** Plans with workflow rules; Premium is not named by the vendor's page. */
	plansWithWorkflows: string[];
	/** Whether the Free plan knows more than one currency. */
	multiCurrencyOnFree: boolean;
	/** Whether custom fields can be made on the Free plan. */
	customFieldsOnFree: boolean;
	/** One refund of a payment: in a list `payment_refunds`, as the documents show, or by itself. */
	refundAnswer: 'list' | 'record';
	/** Whether a call that needs settings.ALL is content with the single right of its method. */
	allRightsAreAll: boolean;
	/** HTTP status of a spent daily quota. */
	quotaStatus: 429 | 500;
}

export const AWKWARD: Behaviour = {
	unapply: 'deletesPayment',
	upsertCreatedStatus: 200,
	upsertSetsField: false,
	upsertReapply: 'refuses',
	// Both the field's practice and a recording of the vendor twin say so; refusing is the test's case.
	paymentWithoutInvoices: 'accepts',
	changeMatched: 'refuses',
	dateRange: 'exclusive',
	journalsModified: 'equal',
	recurringChildren: 'draft',
	crossCurrencyTransfer: 'refuses',
	webhooksForApiWrites: true,
	webhookIds: 'numbers',
	webhookNamesOrganization: false,
	paymentRuleEntities: ['customer_payment'],
	editRuleType: false,
	plansWithWorkflows: ['Professional', 'Elite', 'Ultimate'],
	multiCurrencyOnFree: false,
	customFieldsOnFree: false,
	refundAnswer: 'list',
	allRightsAreAll: false,
	quotaStatus: 429,
};
