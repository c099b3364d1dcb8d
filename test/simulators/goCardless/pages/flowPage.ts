/* eslint-disable @n8n/community-nodes/require-node-api-error */
import type { SimulatedAnswer, SimulatedRequest } from '../../shared/httpServer';
import { completeFlow, findFlow, visitFlow, type PayerDetails } from '../business/payerPages';
import { Refusal } from '../http/errors';
import type { World } from '../world';

const HTML = { 'content-type': 'text/html; charset=utf-8' };

/** The page a payer sees: GET shows a form, POST of it fulfils the billing request. */
export function serveFlowPage(world: World, request: SimulatedRequest): SimulatedAnswer {
	const id = request.query.get('id') ?? '';
	try {
		const flow = findFlow(world, id);
		if (request.method !== 'POST') {
			visitFlow(world, flow);
			return html(200, form(flow.prefilled_customer ?? {}));
		}
		const fields = new URLSearchParams(request.raw.toString('utf8'));
		completeFlow(world, id, readForm(fields));
		if (flow.redirect_uri === null) return html(200, '<h1>Thank you</h1><p>All set up.</p>');
		return { status: 302, headers: { location: flow.redirect_uri } };
	} catch (error) {
		if (!(error instanceof Refusal)) throw error;
		return html(error.status === 404 ? 404 : 410, `<h1>Sorry</h1><p>${escape(error.message)}</p>`);
	}
}

const FIELDS = [
	'given_name',
	'family_name',
	'company_name',
	'email',
	'address_line1',
	'city',
	'postal_code',
	'country_code',
] as const;

const BANK_FIELDS = ['iban', 'branch_code', 'account_number'] as const;

function readForm(form: URLSearchParams): PayerDetails {
	const given = (names: readonly string[]) =>
		Object.fromEntries(
			names.flatMap((name) => {
				const value = form.get(name);
				return value ? [[name, value]] : [];
			}),
		);
	const customer = given(FIELDS);
	const bankAccount = given(BANK_FIELDS);
	return {
		...(Object.keys(customer).length > 0 ? { customer } : {}),
		...(Object.keys(bankAccount).length > 0 ? { bankAccount } : {}),
	};
}

function form(prefilled: Record<string, unknown>): string {
	const inputs = [...FIELDS, ...BANK_FIELDS].map((name) => {
		const value = escape(String(prefilled[name] ?? ''));
		return `<p><label>${name.replace(/_/g, ' ')} <input name="${name}" value="${value}"></label></p>`;
	});
	return `<h1>Set up a Direct Debit</h1><form method="post">${inputs.join('')}<button>Confirm</button></form>`;
}

function html(status: number, content: string): SimulatedAnswer {
	const page = `<!doctype html><meta charset="utf-8"><title>Payer page</title>${content}`;
	return { status, headers: HTML, body: page };
}

function escape(text: string): string {
	return text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
