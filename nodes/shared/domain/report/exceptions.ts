import { describeWho, listOpenCases, type OpenCaseContext } from '../ledger/openCases';
import type { LinkMaker } from './links';
import type { ExceptionLine } from './reportTypes';

/** All that waits, oldest first, with links into both systems. */
export function listExceptions(context: OpenCaseContext & { links: LinkMaker }): ExceptionLine[] {
	const { links } = context;
	return listOpenCases(context).map((open): ExceptionLine => {
		const { kind, code, sentence, since, days, amount, currency } = open;
		const { books, goCardlessId, invoiceId, invoiceNumber, customerId } = open;
		return {
			kind,
			code,
			sentence,
			who: describeWho(open),
			since,
			days,
			amount,
			currency,
			links: [
				...links.goCardless(goCardlessId),
				...links.books(books, 'invoice', invoiceId, `Invoice ${invoiceNumber ?? invoiceId}`),
				...(invoiceId === undefined ? links.books(books, 'customer', customerId, 'Customer') : []),
			],
		};
	});
}
