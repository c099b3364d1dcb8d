import { withoutEmpty } from '../values/wire';
import { currencyReference } from './parts/currency';
import { refuseDuplicateName } from './parts/nameList';
import {
	checkPerson,
	PERSON_LENGTHS,
	PERSON_PROPERTIES,
	shownName,
	withAddressId,
} from './parts/people';
import type { EntityRules } from './rules';

export const vendor: EntityRules = {
	name: 'Vendor',
	sequence: 'names',
	operations: ['create', 'update'],
	writable: [...PERSON_PROPERTIES, 'Vendor1099', 'TaxIdentifier', 'BillRate', 'APAccountRef'],
	readOnly: ['Balance', 'V4IDPseudonym', 'FullyQualifiedName'],
	frozen: ['CurrencyRef'],
	lengths: PERSON_LENGTHS,
	references: { TermRef: 'Term' },
	fields: {
		DisplayName: { kind: 'text' },
		CompanyName: { kind: 'text' },
		GivenName: { kind: 'text' },
		FamilyName: { kind: 'text' },
		Active: { kind: 'boolean' },
	},
	indexed: ['DisplayName'],
	nameList: true,
	prepare: (draft) => {
		const { company, body } = draft;
		const displayName = checkPerson(body);
		const named = { ...draft, body: { DisplayName: displayName } };
		refuseDuplicateName(named, 'DisplayName', ['Customer', 'Vendor']);
		return withoutEmpty({
			Active: true,
			Vendor1099: false,
			PrintOnCheckName: displayName,
			CurrencyRef: currencyReference(company.settings.homeCurrency),
			...body,
			DisplayName: displayName,
			BillAddr: withAddressId(company, body.BillAddr),
		});
	},
	present: (_company, { body }) => ({
		...body,
		DisplayName: shownName(body, 'DisplayName'),
		Balance: 0,
	}),
};
