import { quickBooksResource } from '../declaration';
import { referenceField } from '../../shared/vendors/quickBooksOnline/ids';
import { labelOf, searchBy } from '../search';
import { nameField } from './commonFields';
import { nameFilters } from './commonFilters';

/** Lists of a few entries that documents refer to (QuickBooks sheet 12). */

const BY_NAME = [
	{ name: 'ID', value: 'Id' },
	{ name: 'Name', value: 'Name' },
];

export const classResource = quickBooksResource({
	value: 'class',
	name: 'Class',
	plural: 'classes',
	description: 'A class by which income and costs are told apart',
	entity: 'Class',
	isNameList: true,
	operations: ['create', 'get', 'getAll', 'update', 'deactivate'],
	fields: [
		nameField('Name', 'Name', 100),
		referenceField({
			name: 'parent',
			label: 'Parent Class',
			target: 'ParentRef',
			search: 'searchClasses',
		}),
	],
	filters: nameFilters('Name'),
	lookUpFields: BY_NAME,
	search: searchBy({
		method: 'searchClasses',
		entity: 'Class',
		field: 'Name',
		label: ({ FullyQualifiedName, Name }) => labelOf(FullyQualifiedName ?? Name),
	}),
});

export const department = quickBooksResource({
	value: 'department',
	name: 'Department (Location)',
	plural: 'departments',
	description: 'What QuickBooks shows as location',
	entity: 'Department',
	isNameList: true,
	operations: ['create', 'get', 'getAll', 'update', 'deactivate'],
	fields: [
		nameField('Name', 'Name', 100),
		referenceField({
			name: 'parent',
			label: 'Parent Location',
			target: 'ParentRef',
			search: 'searchDepartments',
		}),
	],
	filters: nameFilters('Name'),
	lookUpFields: BY_NAME,
	search: searchBy({
		method: 'searchDepartments',
		entity: 'Department',
		field: 'Name',
		label: ({ FullyQualifiedName, Name }) => labelOf(FullyQualifiedName ?? Name),
	}),
});

export const paymentMethod = quickBooksResource({
	value: 'paymentMethod',
	name: 'Payment Method',
	description: 'How customers pay, for example Direct Debit',
	entity: 'PaymentMethod',
	isNameList: true,
	operations: ['create', 'get', 'getAll', 'update', 'deactivate'],
	fields: [
		nameField('Name', 'Name', 31),
		{
			name: 'type',
			label: 'Type',
			type: 'options',
			target: 'Type',
			options: [
				{ name: 'Credit Card', value: 'CREDIT_CARD' },
				{ name: 'Not a Credit Card', value: 'NON_CREDIT_CARD' },
			],
			default: 'NON_CREDIT_CARD',
		},
	],
	filters: nameFilters('Name'),
	lookUpFields: BY_NAME,
	search: searchBy({
		method: 'searchPaymentMethods',
		entity: 'PaymentMethod',
		field: 'Name',
		label: ({ Name }) => labelOf(Name),
	}),
});

export const term = quickBooksResource({
	value: 'term',
	name: 'Term',
	description: 'When invoices are due',
	entity: 'Term',
	isNameList: true,
	operations: ['create', 'get', 'getAll', 'update', 'deactivate'],
	fields: [
		nameField('Name', 'Name', 31),
		{
			name: 'dueDays',
			label: 'Due Days',
			type: 'integer',
			target: 'DueDays',
			description: 'Days from the date of the invoice',
		},
	],
	filters: nameFilters('Name'),
	lookUpFields: BY_NAME,
	search: searchBy({
		method: 'searchTerms',
		entity: 'Term',
		field: 'Name',
		label: ({ Name }) => labelOf(Name),
	}),
});

/** Tax codes are made by QuickBooks' own tax set-up. */
export const taxCode = quickBooksResource({
	value: 'taxCode',
	name: 'Tax Code',
	description: 'How a line is taxed',
	entity: 'TaxCode',
	isNameList: true,
	operations: ['get', 'getAll'],
	filters: nameFilters('Name'),
	search: searchBy({
		method: 'searchTaxCodes',
		entity: 'TaxCode',
		field: 'Name',
		label: ({ Name, Description }) => labelOf(Name, Description),
	}),
});

export const companyCurrency = quickBooksResource({
	value: 'companyCurrency',
	name: 'Company Currency',
	plural: 'company currencies',
	description: 'A currency that the company uses besides its own',
	entity: 'CompanyCurrency',
	isNameList: true,
	operations: ['create', 'get', 'getAll', 'deactivate'],
	fields: [
		{
			name: 'code',
			label: 'Code',
			type: 'text',
			target: 'Code',
			required: true,
			maximumLength: 3,
			placeholder: 'EUR',
		},
	],
	filters: [{ name: 'code', label: 'Code', type: 'text', target: 'Code' }],
});
