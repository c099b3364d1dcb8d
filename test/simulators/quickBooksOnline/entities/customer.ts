import type { Company } from '../company';
import { businessRule, invalidCurrency } from '../protocol/vendorFaults';
import type { StoredEntity } from '../store/entityStore';
import { fromMinor } from '../values/amounts';
import { referenceId, textOf, withoutEmpty, type Wire } from '../values/wire';
import { checkReference, nameOf, namedReferences } from './parts/checks';
import { currencyReference } from './parts/currency';
import { refuseDuplicateName } from './parts/nameList';
import {
	checkPerson,
	PERSON_LENGTHS,
	PERSON_PROPERTIES,
	shownName,
	withAddressId,
} from './parts/people';
import { useCurrency } from './parts/useCurrency';
import type { Draft, EntityRules } from './rules';

export const customer: EntityRules = {
	name: 'Customer',
	sequence: 'names',
	operations: ['create', 'update'],
	writable: [
		...PERSON_PROPERTIES,
		'ShipAddr',
		'Job',
		'ParentRef',
		'BillWithParent',
		'PaymentMethodRef',
		'SalesTermRef',
		'PreferredDeliveryMethod',
		'ResaleNum',
		'CustomerTypeRef',
		'ARAccountRef',
		'TaxExemptionReasonId',
		'PrimaryTaxIdentifier',
		'BusinessNumber',
		'GSTIN',
	],
	readOnly: [
		'Balance',
		'BalanceWithJobs',
		'FullyQualifiedName',
		'IsProject',
		'DefaultTaxCodeRef',
		'V4IDPseudonym',
		'Level',
		'ClientEntityId',
		'OpenBalanceDate',
	],
	frozen: ['CurrencyRef'],
	lengths: { ...PERSON_LENGTHS, ResaleNum: 16 },
	references: { PaymentMethodRef: 'PaymentMethod', SalesTermRef: 'Term', ParentRef: 'Customer' },
	fields: {
		DisplayName: { kind: 'text' },
		FullyQualifiedName: { kind: 'text' },
		CompanyName: { kind: 'text' },
		GivenName: { kind: 'text' },
		MiddleName: { kind: 'text' },
		FamilyName: { kind: 'text' },
		PrintOnCheckName: { kind: 'text' },
		PrimaryEmailAddr: { kind: 'text', read: (_company, { body }) => emailOf(body) },
		Active: { kind: 'boolean' },
		Job: { kind: 'boolean' },
		Balance: {
			kind: 'amount',
			read: (company, record) =>
				fromMinor(company.receivable(record.id), currency(company, record)),
		},
	},
	indexed: ['DisplayName'],
	nameList: true,
	prepare: prepareCustomer,
	settle: (company, record) => useCurrency(company, company.currencyOf(record)),
	present: presentCustomer,
};

function emailOf(body: Wire): unknown {
	const { PrimaryEmailAddr } = body;
	return typeof PrimaryEmailAddr === 'object' && PrimaryEmailAddr !== null
		? (PrimaryEmailAddr as Wire).Address
		: undefined;
}

function currency(company: Company, record: StoredEntity): string {
	return company.currencyOf(record);
}

function prepareCustomer(draft: Draft): Wire {
	const { company, body } = draft;
	const displayName = checkPerson(body);
	const { homeCurrency, multiCurrency } = company.settings;
	const asked = referenceId(body.CurrencyRef) ?? homeCurrency;
	if (asked !== homeCurrency && !multiCurrency) {
		throw businessRule(`Multicurrency is off; only ${homeCurrency} can be used.`);
	}
	if (!/^[A-Z]{3}$/.test(asked)) throw invalidCurrency(asked);
	refuseDuplicateName({ ...draft, body: { DisplayName: displayName } }, 'DisplayName', [
		'Customer',
		'Vendor',
	]);
	if (body.ParentRef !== undefined) {
		checkReference(company, body.ParentRef, 'Customer', 'ParentRef');
	}
	return withoutEmpty({
		Active: true,
		Taxable: true,
		Job: body.ParentRef !== undefined,
		BillWithParent: false,
		PreferredDeliveryMethod: 'Print',
		PrintOnCheckName: printName(body, displayName),
		...body,
		DisplayName: displayName,
		FullyQualifiedName: qualifiedName(company, body, displayName),
		CurrencyRef: currencyReference(asked),
		BillAddr: withAddressId(company, body.BillAddr),
		ShipAddr: withAddressId(company, body.ShipAddr),
	});
}

function printName(body: Wire, displayName: string): string {
	const parts = [textOf(body.GivenName), textOf(body.FamilyName)].filter(Boolean).join(' ');
	return textOf(body.CompanyName) ?? (parts === '' ? displayName : parts);
}

function qualifiedName(company: Company, body: Wire, displayName: string): string {
	const parent = nameOf(company.find('Customer', referenceId(body.ParentRef) ?? ''));
	return parent === undefined ? displayName : `${parent}:${displayName}`;
}

function presentCustomer(company: Company, record: StoredEntity): Wire {
	const { body } = record;
	const balance = fromMinor(company.receivable(record.id), currency(company, record));
	return withoutEmpty({
		...body,
		...namedReferences(customer, company, body),
		DisplayName: shownName(body, 'DisplayName'),
		FullyQualifiedName: shownName(body, 'FullyQualifiedName'),
		Balance: balance,
		BalanceWithJobs: balance,
		IsProject: false,
		ClientEntityId: '0',
	});
}
