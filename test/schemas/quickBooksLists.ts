import type { IDataObject, INodeParameters } from 'n8n-workflow';

import { type Bench, byId } from '../unit/quickBooksOnline/bench';
import type { Tour } from './tour';

/** One record of each name list. */
export async function createLists(tour: Tour, bench: Bench): Promise<Array<[string, IDataObject]>> {
	const contact = {
		companyName: 'Ada Ltd',
		givenName: 'Ada',
		familyName: 'Byron',
		email: 'ada@example.com',
	};
	const lists: Record<string, INodeParameters> = {
		account: {
			name: 'GoCardless Clearing',
			accountType: 'Other Current Asset',
			additionalFields: { accountSubType: 'OtherCurrentAssets', description: 'On its way' },
		},
		class: { name: 'North' },
		customer: { name: 'Ada Byron', additionalFields: contact },
		department: { name: 'Leeds' },
		item: {
			name: 'Membership',
			type: 'Service',
			incomeAccount: byId(bench.account('ServiceFeeIncome')),
			additionalFields: { unitPrice: '15.5', sku: 'M-1', description: 'A year' },
		},
		paymentMethod: { name: 'Direct Debit' },
		term: { name: 'Net 10', additionalFields: { dueDays: 10 } },
		vendor: { name: 'GoCardless Ltd', additionalFields: contact },
	};
	const records: Array<[string, IDataObject]> = [];
	for (const [resource, parameters] of Object.entries(lists)) {
		records.push([resource, await tour.visit(resource, 'create', parameters)]);
	}
	return records;
}
