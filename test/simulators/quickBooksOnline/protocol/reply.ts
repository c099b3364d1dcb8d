import type { SimulatedAnswer, SimulatedRequest } from '../../shared/httpServer';
import { pacificTime } from '../values/dates';
import type { Wire } from '../values/wire';
import type { VendorFault } from './vendorFault';
import { toXml } from './xml';

/** Envelope of a reply: the content, and `time` in Pacific offset. */
export function reply(
	request: SimulatedRequest,
	at: number,
	content: Wire,
	status = 200,
): SimulatedAnswer {
	const body = { ...content, time: pacificTime(at, true) };
	const wantsJson = (request.headers.accept ?? '').includes('application/json');
	return wantsJson
		? { status, body }
		: { status, headers: { 'content-type': 'application/xml;charset=UTF-8' }, body: toXml(body) };
}

export function faultReply(
	request: SimulatedRequest,
	at: number,
	fault: VendorFault,
): SimulatedAnswer {
	return reply(request, at, { Fault: fault.toFault() }, fault.status);
}

/** A small but valid PDF. */
export function pdfReply(title: string): SimulatedAnswer {
	const text = `%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\n%${title}\ntrailer<</Root 1 0 R>>\n%%EOF\n`;
	return {
		status: 200,
		headers: { 'content-type': 'application/pdf' },
		body: Buffer.from(text, 'latin1'),
	};
}
