import type { SimulatedRequest } from '../../shared/httpServer';
import type { Company } from '../company';
import { checkEmail } from '../entities/parts/people';
import type { EntityRules } from '../entities/rules';
import { businessRule, unsupportedOperation } from '../protocol/vendorFaults';
import type { StoredEntity } from '../store/entityStore';
import { pacificTime } from '../values/dates';
import { isWire, textOf, type Wire } from '../values/wire';
import { present } from './present';

/** Mails a form: an empty body as octet-stream, the address in the URL or on the form (sheet 1). */
export function sendForm(
	company: Company,
	rules: EntityRules,
	record: StoredEntity,
	request: SimulatedRequest,
): Wire {
	if (!rules.operations.includes('send')) throw unsupportedOperation(`send ${rules.name}`);
	// Documented as octet-stream; node-quickbooks sends a form type and works, JSON does not.
	const isJson = (request.headers['content-type'] ?? '').includes('json');
	if (isJson || request.raw.length > 0) {
		throw unsupportedOperation('send without an empty application/octet-stream body');
	}
	const { BillEmail } = record.body;
	const stored = isWire(BillEmail) ? textOf(BillEmail.Address) : undefined;
	const address = textOf(request.query.get('sendTo')) ?? stored;
	if (address === undefined) throw businessRule('An e-mail address is needed to send the form.');
	checkEmail({ Address: address });
	const at = company.now();
	company.store(rules.name).update(record, at, {
		...record.body,
		BillEmail: { Address: address },
		EmailStatus: 'EmailSent',
		DeliveryInfo: { DeliveryType: 'Email', DeliveryTime: pacificTime(at) },
	});
	company.note(rules.name, record.id, 'Emailed', at);
	return present(company, rules, record);
}
