import { route, type Route } from '../protocol/call';
import { invalidValue } from '../protocol/refusals';
import { checkedDate } from '../values/times';
import { invoiceBy } from './invoices';

/** GET `/share/paymentlink`: a public link to pay an invoice; needs settings.ALL (Zoho sheet 7.2). */
const paymentLink: Route = {
	...route('GET', 'share/paymentlink', 'settings', ({ organization, query }) => {
		if (query.get('transaction_type') !== 'invoice') throw invalidValue('transaction_type');
		checkedDate(query.get('expiry_time'), 'expiry_time');
		const { id } = invoiceBy(organization, query.get('transaction_id') ?? '');
		const share_link = `https://zohosecurepay.example/books/secure?CInvoiceID=2-${id}`;
		return { body: { data: { share_link } } };
	}),
	right: 'ALL',
};

export const shareRoutes: Route[] = [paymentLink];
