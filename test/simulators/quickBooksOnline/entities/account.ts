import type { Company } from '../company';
import { accountTypeMissing, invalidCharacters } from '../protocol/vendorFaults';
import type { StoredEntity } from '../store/entityStore';
import { fromMinor } from '../values/amounts';
import { referenceId, textOf, withoutEmpty, type Wire } from '../values/wire';
import { nameOf, namedReferences, requireProperty } from './parts/checks';
import { currencyReference } from './parts/currency';
import { refuseDuplicateName } from './parts/nameList';
import { ACCOUNT_TYPES, typeOfSubType } from './parts/accountTypes';
import type { Draft, EntityRules } from './rules';

export const account: EntityRules = {
	name: 'Account',
	sequence: 'Account',
	operations: ['create', 'update'],
	writable: [
		'Name',
		'AccountType',
		'AccountSubType',
		'AcctNum',
		'Description',
		'SubAccount',
		'ParentRef',
		'CurrencyRef',
		'TaxCodeRef',
		'Active',
		'OpeningBalance',
		'OpeningBalanceDate',
		'TxnLocationType',
	],
	readOnly: [
		'CurrentBalance',
		'CurrentBalanceWithSubAccounts',
		'FullyQualifiedName',
		'Classification',
	],
	frozen: ['CurrencyRef'],
	lengths: { Name: 100, Description: 100, AcctNum: 20 },
	references: { ParentRef: 'Account' },
	fields: {
		Name: { kind: 'text' },
		FullyQualifiedName: { kind: 'text' },
		AcctNum: { kind: 'text' },
		AccountType: { kind: 'text' },
		AccountSubType: { kind: 'text' },
		Classification: { kind: 'text' },
		Description: { kind: 'text' },
		SubAccount: { kind: 'boolean' },
		Active: { kind: 'boolean' },
		CurrentBalance: { kind: 'amount', read: currentBalance },
	},
	indexed: ['Name'],
	nameList: true,
	prepare: prepareAccount,
	present: (company, record) =>
		withoutEmpty({
			...record.body,
			...namedReferences(account, company, record.body),
			CurrentBalance: currentBalance(company, record),
			CurrentBalanceWithSubAccounts: currentBalance(company, record),
		}),
};

/** Balances of liabilities and of revenue are negative where credits prevail (sheet 12). */
function currentBalance(company: Company, record: StoredEntity): number {
	return fromMinor(company.balance(record.id), company.currencyOf(record));
}

function prepareAccount(draft: Draft): Wire {
	const { company, body } = draft;
	requireProperty(body, 'Name');
	const name = textOf(body.Name) ?? '';
	if (/[":]/.test(name)) throw invalidCharacters('Name');
	refuseDuplicateName(draft, 'Name', ['Account']);
	const subType = textOf(body.AccountSubType);
	const type = textOf(body.AccountType) ?? (subType ? typeOfSubType(subType) : undefined);
	const rules = type === undefined ? undefined : ACCOUNT_TYPES[type];
	if (type === undefined || rules === undefined) {
		throw accountTypeMissing('AccountType or AccountSubType must be a known value.');
	}
	if (subType !== undefined && !rules.subTypes.includes(subType)) {
		throw accountTypeMissing(`AccountSubType ${subType} does not belong to AccountType ${type}.`);
	}
	const parent = nameOf(company.find('Account', referenceId(body.ParentRef) ?? ''));
	return withoutEmpty({
		Active: true,
		SubAccount: body.ParentRef !== undefined,
		CurrencyRef: currencyReference(referenceId(body.CurrencyRef) ?? company.settings.homeCurrency),
		...body,
		Name: name,
		FullyQualifiedName: parent === undefined ? name : `${parent}:${name}`,
		AccountType: type,
		AccountSubType: subType ?? rules.subTypes[0],
		Classification: rules.classification,
	});
}
