import type { SimulatedAnswer, SimulatedRequest } from '../shared/httpServer';
import type { SeededRandom } from '../shared/random';
import type { Company } from './company';
import { findRules } from './entities/registry';
import type { EntityRules } from './entities/rules';
import { batchItems, runBatch } from './operations/batch';
import { changesSince } from './operations/changes';
import { readExchangeRate } from './operations/exchangeRates';
import { present } from './operations/present';
import { sendForm } from './operations/send';
import type { WriteOptions } from './operations/write';
import { bodyOf } from './protocol/body';
import { write } from './writeRequests';
import { faultReply, pdfReply, reply } from './protocol/reply';
import {
	idNotNumeric,
	objectNotFound,
	queryParseError,
	unsupportedOperation,
} from './protocol/vendorFaults';
import { VendorFault } from './protocol/vendorFault';
import { runQuery } from './query/evaluate';
import type { StoredEntity } from './store/entityStore';

/** What the requests of one company need besides the company itself. */
export interface RequestTools {
	random: SeededRandom;
	beforeChange: WriteOptions['beforeChange'];
}

/** Everything below `/v3/company/{realmId}/` (QuickBooks sheet 1). */
export function answerCompanyRequest(
	company: Company,
	request: SimulatedRequest,
	path: string[],
	tools: RequestTools,
): SimulatedAnswer {
	try {
		return route(company, request, path, tools);
	} catch (error) {
		return faultReply(request, company.now(), VendorFault.from(error));
	}
}

function route(
	company: Company,
	request: SimulatedRequest,
	path: string[],
	tools: RequestTools,
): SimulatedAnswer {
	const [resource = '', id, action] = path;
	if (resource === 'batch') return batch(company, request, tools);
	if (resource === 'query') return query(company, request);
	if (resource === 'cdc') return cdc(company, request);
	const rules = findRules(resource);
	if (rules === undefined || resource !== resource.toLowerCase()) {
		throw unsupportedOperation(resource);
	}
	if (request.method === 'GET') return read(company, request, rules, id, action);
	if (request.method !== 'POST') throw unsupportedOperation(request.method);
	if (id !== undefined && action === 'send') return send(company, request, rules, id);
	if (id !== undefined) throw unsupportedOperation(path.join('/'));
	return write(company, request, rules, tools);
}

function batch(company: Company, request: SimulatedRequest, tools: RequestTools): SimulatedAnswer {
	const items = batchItems(bodyOf(request));
	const longest = Math.max(0, ...items.map((item) => String(item.bId ?? '').length));
	const options = { allowDuplicateNumber: false, beforeChange: tools.beforeChange };
	const requestId = request.query.get('requestid');
	return company.requests.once(requestId, request.raw, longest, () =>
		reply(request, company.now(), runBatch(company, items, options, tools.random)),
	);
}

function query(company: Company, request: SimulatedRequest): SimulatedAnswer {
	const statement =
		request.method === 'POST' ? request.raw.toString('utf8') : request.query.get('query');
	if (!statement) throw queryParseError('The statement is missing.');
	company.metered.corePlus += 1;
	return reply(request, company.now(), { QueryResponse: runQuery(company, statement) });
}

function cdc(company: Company, request: SimulatedRequest): SimulatedAnswer {
	company.metered.corePlus += 1;
	const entities = request.query.get('entities') ?? '';
	const since = request.query.get('changedSince') ?? '';
	return reply(request, company.now(), changesSince(company, entities, since));
}

function read(
	company: Company,
	request: SimulatedRequest,
	rules: EntityRules,
	id: string | undefined,
	action: string | undefined,
): SimulatedAnswer {
	company.metered.corePlus += 1;
	if (rules.name === 'ExchangeRate') {
		return reply(request, company.now(), readExchangeRate(company, request.query));
	}
	const record = recordFor(company, rules, id);
	if (action === 'pdf' && rules.operations.includes('pdf')) {
		if (!(request.headers.accept ?? '').includes('application/pdf')) {
			throw unsupportedOperation('pdf without Accept: application/pdf');
		}
		return pdfReply(`${rules.name} ${record.id}`);
	}
	if (action !== undefined) throw unsupportedOperation(action);
	return reply(request, company.now(), { [rules.name]: present(company, rules, record) });
}

function recordFor(company: Company, rules: EntityRules, id: string | undefined): StoredEntity {
	if (rules.name === 'Preferences' && id === undefined) return single(company, rules);
	if (rules.name === 'CompanyInfo') {
		if (id !== company.realmId) throw objectNotFound();
		return single(company, rules);
	}
	if (id === undefined) throw unsupportedOperation(`GET ${rules.name} without an id`);
	const record = company.find(rules.name, id);
	if (record === undefined) throw /^\d+$/.test(id) ? objectNotFound() : idNotNumeric(id);
	return record;
}

function single(company: Company, rules: EntityRules): StoredEntity {
	const record = company.find(rules.name, '1');
	if (record === undefined) throw objectNotFound();
	return record;
}

function send(
	company: Company,
	request: SimulatedRequest,
	rules: EntityRules,
	id: string,
): SimulatedAnswer {
	company.metered.core += 1;
	const record = recordFor(company, rules, id);
	const shown = sendForm(company, rules, record, request);
	return reply(request, company.now(), { [rules.name]: shown });
}
