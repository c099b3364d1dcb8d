import { collect } from '../../shared/engine/crud';
import { VendorError } from '../../shared/transport/vendorError';
import type { ZohoBooksClient } from '../../shared/vendors/zohoBooks/client';
import type { WantedWebhook } from './wantedWebhooks';

/** Plans of which the vendor says that they have no workflow rules (Zoho sheet 0.14). */
const PLANS_WITHOUT_RULES = /^(free|standard)\b/i;

/** In the sentence itself: where a workflow is published, n8n may show nothing else. */
const WAY_OUT = 'Use the Zoho Books Changes Trigger, which works with every plan.';

/** Zoho's refusal of a webhook or rule, with what can be done. Its codes are not known. */
export async function explainRefusal(
	client: ZohoBooksClient,
	{ entity, url }: WantedWebhook,
	refusal: VendorError,
): Promise<VendorError> {
	const plan = await planOf(client);
	const words = refusal.fault.message;
	const byHand = `Or choose the registration "By Hand", and in Zoho Books under Settings, Automation, make a webhook with the URL ${url} and a workflow rule for it.`;
	if (plan !== undefined && PLANS_WITHOUT_RULES.test(plan)) {
		return withWords(
			refusal,
			`The plan "${plan}" of this organization has no workflow rules, which webhooks need, so the trigger could not be registered ("${words}"). ${WAY_OUT}`,
			'Workflow rules come with the plan Professional and those above it.',
		);
	}
	const has = plan === undefined ? '' : ` (plan "${plan}")`;
	if (entity.isRuleUnconfirmed === true) {
		return withWords(
			refusal,
			`Zoho Books${has} refused a workflow rule for the kind "${entity.label}" ("${words}"). It is not documented that programs may make such rules. Leave this event out, or use the Zoho Books Changes Trigger.`,
			`An invoice changes as well whenever a payment or a credit is applied to it. ${byHand}`,
		);
	}
	return withWords(
		refusal,
		`Zoho Books${has} refused the webhook or workflow rule for the kind "${entity.label}" ("${words}"). ${WAY_OUT}`,
		`If the plan has no workflow rules, or ten of them for this kind already, nothing can be registered. ${byHand}`,
	);
}

function withWords(refusal: VendorError, message: string, advice: string): VendorError {
	const { vendor, fault, request, httpStatus } = refusal;
	const worded = { ...fault, message, advice };
	return new VendorError(vendor, worded, request, httpStatus, { cause: refusal });
}

/** For the sentence only, so it may stay unknown. */
async function planOf(client: ZohoBooksClient): Promise<string | undefined> {
	try {
		const organizations = await collect(client.list('organizations', []), Infinity);
		const own = organizations.find(({ organization_id: id }) => id === client.organizationId);
		return typeof own?.plan_name === 'string' ? own.plan_name : undefined;
	} catch {
		return undefined;
	}
}
