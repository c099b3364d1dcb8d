import { businessRule, invalidEnumeration } from '../protocol/vendorFaults';
import { textOf } from '../values/wire';
import { checkAccount, requireProperty } from './parts/checks';
import { currencyName } from './parts/currency';
import { NAME_FIELDS, nameList } from './parts/nameList';
import { useCurrency } from './parts/useCurrency';
import type { Draft } from './rules';

export const department = nameList('Department', {
	writable: ['Name', 'Active', 'ParentRef', 'SubDepartment', 'Address'],
	readOnly: ['FullyQualifiedName'],
	references: { ParentRef: 'Department' },
	defaults: { SubDepartment: false },
	complete: ({ body }) => ({ FullyQualifiedName: body.Name }),
});

export const classification = nameList('Class', {
	writable: ['Name', 'Active', 'ParentRef', 'SubClass'],
	readOnly: ['FullyQualifiedName'],
	references: { ParentRef: 'Class' },
	defaults: { SubClass: false },
	complete: ({ body }) => ({ FullyQualifiedName: body.Name }),
});

export const paymentMethod = nameList('PaymentMethod', {
	writable: ['Name', 'Active', 'Type'],
	lengths: { Name: 31 },
	fields: { ...NAME_FIELDS, Type: { kind: 'text' } },
	defaults: { Type: 'NON_CREDIT_CARD' },
	complete: ({ body }) => {
		const isKnown = [undefined, 'NON_CREDIT_CARD', 'CREDIT_CARD'].includes(textOf(body.Type));
		if (!isKnown) throw invalidEnumeration('Type', body.Type);
		return {};
	},
});

export const term = nameList('Term', {
	writable: [
		'Name',
		'Active',
		'Type',
		'DueDays',
		'DiscountDays',
		'DiscountPercent',
		'DayOfMonthDue',
		'DueNextMonthDays',
		'DiscountDayOfMonth',
	],
	lengths: { Name: 31 },
	defaults: { Type: 'STANDARD', DiscountPercent: 0, DiscountDays: 0 },
});

export const item = nameList('Item', {
	writable: [
		'Name',
		'Active',
		'Type',
		'Sku',
		'Description',
		'PurchaseDesc',
		'UnitPrice',
		'PurchaseCost',
		'IncomeAccountRef',
		'ExpenseAccountRef',
		'AssetAccountRef',
		'Taxable',
		'TrackQtyOnHand',
		'QtyOnHand',
		'InvStartDate',
		'SalesTaxCodeRef',
		'SalesTaxIncluded',
		'ParentRef',
		'SubItem',
	],
	readOnly: ['FullyQualifiedName', 'Level', 'DeferredRevenue', 'ItemGroupDetail'],
	references: {
		IncomeAccountRef: 'Account',
		ExpenseAccountRef: 'Account',
		AssetAccountRef: 'Account',
	},
	fields: { ...NAME_FIELDS, Type: { kind: 'text' }, Sku: { kind: 'text' } },
	defaults: {
		Type: 'Service',
		UnitPrice: 0,
		PurchaseCost: 0,
		Taxable: false,
		TrackQtyOnHand: false,
		DeferredRevenue: false,
	},
	complete: completeItem,
});

function completeItem({ company, body }: Draft) {
	if (!['Service', 'Inventory', 'NonInventory', 'Group'].includes(String(body.Type ?? 'Service'))) {
		throw invalidEnumeration('Type', body.Type);
	}
	requireProperty(body, 'IncomeAccountRef');
	checkAccount(company, body.IncomeAccountRef, 'IncomeAccountRef', ['Income', 'Other Income']);
	return { FullyQualifiedName: body.Name };
}

/** Read only here: the vendor creates tax codes through a service of its own. */
export const taxCode = nameList('TaxCode', {
	operations: [],
	writable: ['Name', 'Active', 'Description', 'Taxable', 'TaxGroup', 'SimulatedRate'],
	defaults: { Taxable: true, TaxGroup: true },
	withoutChanges: true,
	present: (_company, { body }) => {
		const { SimulatedRate, ...shown } = body;
		void SimulatedRate;
		return {
			...shown,
			SalesTaxRateList: { TaxRateDetail: [] },
			PurchaseTaxRateList: { TaxRateDetail: [] },
		};
	},
});

export const companyCurrency = nameList('CompanyCurrency', {
	operations: ['create', 'update', 'delete'],
	writable: ['Code', 'Name', 'Active', 'CustomField'],
	fields: { ...NAME_FIELDS, Code: { kind: 'text' } },
	indexed: ['Code'],
	prepare: ({ company, body }) => {
		requireProperty(body, 'Code');
		if (!company.settings.multiCurrency) throw businessRule('Multicurrency is switched off.');
		return { Active: true, Name: currencyName(String(body.Code)), ...body };
	},
	settle: (company, record) => useCurrency(company, String(record.body.Code)),
});
