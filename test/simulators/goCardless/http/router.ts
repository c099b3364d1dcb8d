import type { SimulatedAnswer } from '../../shared/httpServer';
import { z } from 'zod';

import { runScenario } from '../business/scenarios';
import { listBalances } from '../resources/balances';
import { billingRequestFlows } from '../resources/billingRequestFlows';
import { billingRequests } from '../resources/billingRequests';
import { createWithActions } from '../resources/billingRequestsWithActions';
import { billingRequestTemplates } from '../resources/billingRequestTemplates';
import { creditorBankAccounts } from '../resources/creditorBankAccounts';
import { creditors } from '../resources/creditors';
import { customerBankAccounts } from '../resources/customerBankAccounts';
import { customers } from '../resources/customers';
import { events } from '../resources/events';
import { instalmentSchedules } from '../resources/instalmentSchedules';
import { mandates } from '../resources/mandates';
import { createMandatePdf } from '../resources/mandatePdfs';
import { readTaxRates } from '../resources/taxRates';
import { payments } from '../resources/payments';
import { listPayoutItems } from '../resources/payoutItems';
import { payouts } from '../resources/payouts';
import { refunds } from '../resources/refunds';
import { subscriptions } from '../resources/subscriptions';
import { webhooks } from '../resources/webhooks';
import type { StoredRecord } from '../model/store';
import type { Call } from './call';
import { readEnvelope } from './envelope';
import { invalidUsage } from './errors';
import { pathNotFound, serveResource, type Resource } from './resource';
import { validate } from './validation';

type Server = (call: Call, segments: string[]) => SimulatedAnswer;

const served = <R extends StoredRecord>(resource: Resource<R>): [string, Server] => [
	resource.plural,
	(call, segments) => serveResource(resource, call, segments),
];

const SERVERS = new Map<string, Server>([
	served(billingRequestFlows),
	served(billingRequests),
	served(billingRequestTemplates),
	served(creditorBankAccounts),
	served(creditors),
	served(customerBankAccounts),
	served(customers),
	served(events),
	served(instalmentSchedules),
	served(mandates),
	served(payments),
	served(payouts),
	served(refunds),
	served(subscriptions),
	served(webhooks),
]);

const scenarioSchema = z.object({ links: z.object({ resource: z.string() }).strict() }).strict();

/** Finds what answers a path. */
export function route(call: Call): SimulatedAnswer {
	const [name = '', ...segments] = call.path.split('/').slice(1);
	const [first, verb, third] = segments;
	if (call.path === '/billing_requests/create_with_actions' && call.method === 'POST') {
		return createWithActions(call);
	}
	if (call.path === '/payout_items') return onlyGet(call, listPayoutItems);
	if (call.path === '/balances') return onlyGet(call, listBalances);
	if (call.path === '/mandate_pdfs' && call.method === 'POST') return createMandatePdf(call);
	if (name === 'tax_rates' && verb === undefined) {
		return onlyGet(call, () => readTaxRates(call, first));
	}
	if (name === 'scenario_simulators' && verb === 'actions' && third === 'run') {
		const body = validate(scenarioSchema, readEnvelope(call, 'data'), 'data');
		runScenario(call.world, first ?? '', body.links.resource);
		return { status: 200, body: { scenario_simulators: { id: first } } };
	}
	const serve = SERVERS.get(name);
	if (serve === undefined) throw pathNotFound();
	return serve(call, segments);
}

function onlyGet(call: Call, list: (call: Call) => SimulatedAnswer): SimulatedAnswer {
	if (call.method === 'GET') return list(call);
	throw invalidUsage(405, 'method_not_allowed', 'This method is not allowed on this path');
}
