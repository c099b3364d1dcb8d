import type { SimulatedAnswer, SimulatedRequest } from '../shared/httpServer';
import type { Company } from './company';
import type { EntityRules } from './entities/rules';
import { create, remove, update, voidRecord, type WriteOptions } from './operations/write';
import { bodyOf } from './protocol/body';
import { reply } from './protocol/reply';
import { unsupportedOperation } from './protocol/vendorFaults';
import { wireList, type Wire } from './values/wire';

/** Create, update, delete and void share one URL; the parameters tell them apart (sheet 1). */
export function write(
	company: Company,
	request: SimulatedRequest,
	rules: EntityRules,
	tools: { beforeChange: WriteOptions['beforeChange'] },
): SimulatedAnswer {
	const include = (request.query.get('include') ?? '').toLowerCase().split(',');
	const options = {
		allowDuplicateNumber: include.includes('allowduplicatedocnum'),
		beforeChange: tools.beforeChange,
	};
	const body = bodyOf(request);
	const operation = operationOf(request, rules, body, include);
	const requestId = request.query.get('requestid');
	return company.requests.once(requestId, request.raw, 0, () => {
		company.metered.core += 1;
		const result = operation(company, rules, body, options);
		return reply(request, company.now(), { [rules.name]: result });
	});
}

function operationOf(
	request: SimulatedRequest,
	rules: EntityRules,
	body: Wire,
	include: string[],
): typeof create {
	const operation = request.query.get('operation') ?? '';
	const isVoid =
		(operation === 'void' && rules.voidBy === 'operation') ||
		(operation === 'update' && include.includes('void') && rules.voidBy === 'include');
	if (isVoid) return voidRecord;
	if (operation === 'delete') return remove;
	if (operation !== '' && operation !== 'update') throw unsupportedOperation(operation);
	if (include.includes('void')) throw unsupportedOperation(`void ${rules.name}`);
	if (rules.withoutId === true) return create;
	const addressed = rules.wrap === undefined ? body : firstObject(body);
	const isUpdate = operation === 'update' || addressed.Id !== undefined;
	return isUpdate ? update : create;
}

function firstObject(body: Wire): Wire {
	return wireList(Object.values(body))[0] ?? {};
}
