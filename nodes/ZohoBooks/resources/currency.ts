import { zohoBooksResource } from '../declaration';
import { labelOf, searchBy } from '../search';
import { createBelow, listBelow, type Parent, removeBelow } from './belowRecord';
import { choiceFilter } from './commonFilters';

const CURRENCY: Parent = {
	name: 'Currency',
	path: 'settings/currencies',
	id: 'currency_id',
	search: 'searchCurrencies',
};

const RATES = {
	parent: CURRENCY,
	verb: 'exchangerates',
	collection: 'settings/currencies/exchangerates',
};

/** Zoho sheets 7.10 and 7.11. Its precision is what amounts are to be rounded to. */
export const currency = zohoBooksResource({
	value: 'currency',
	name: 'Currency',
	plural: 'currencies',
	description: 'A currency that the organization uses, with its exchange rates',
	path: 'settings/currencies',
	operations: ['create', 'get', 'getAll', 'update', 'delete'],
	fields: [
		{
			name: 'code',
			label: 'Currency Code',
			type: 'text',
			target: 'currency_code',
			required: true,
			placeholder: 'EUR',
			maximumLength: 3,
		},
		{
			name: 'format',
			label: 'Currency Format',
			type: 'text',
			target: 'currency_format',
			required: true,
			default: '1,234,567.89',
			description: 'How its amounts are written',
		},
		{
			name: 'precision',
			label: 'Price Precision',
			type: 'integer',
			target: 'price_precision',
			default: 2,
			description: 'How many decimals its amounts have',
		},
		{
			name: 'symbol',
			label: 'Currency Symbol',
			type: 'text',
			target: 'currency_symbol',
			maximumLength: 4,
		},
	],
	filters: [
		choiceFilter(
			{ name: 'currencies', label: 'Currencies', target: 'filter_by' },
			{ 'Without the Base Currency': 'Currencies.ExcludeBaseCurrency' },
		),
	],
	more: [
		listBelow({
			...RATES,
			value: 'getExchangeRates',
			name: 'Get Exchange Rates',
			action: 'Get the exchange rates of a currency',
			description: 'Get the rates that Zoho Books keeps for a currency',
			filters: [
				{
					name: 'fromDate',
					label: 'From Date',
					type: 'date',
					target: 'from_date',
					description: 'Also gives the last one before it, where that day has none',
				},
			],
		}),
		createBelow({
			...RATES,
			value: 'createExchangeRate',
			name: 'Create Exchange Rate',
			action: 'Create an exchange rate',
			description: 'Keep the rate of a day for a currency',
			fields: [
				{
					name: 'effectiveDate',
					label: 'Effective Date',
					type: 'date',
					target: 'effective_date',
					required: true,
				},
				{
					name: 'rate',
					label: 'Rate',
					type: 'decimal',
					required: true,
					placeholder: '0.85',
					description: 'Base currency for one unit of this currency',
				},
			],
		}),
		removeBelow({
			...RATES,
			value: 'deleteExchangeRate',
			name: 'Delete Exchange Rate',
			action: 'Delete an exchange rate',
			description: 'Remove the rate of a day from a currency',
			label: 'Exchange Rate ID',
		}),
	],
	search: searchBy({
		method: 'searchCurrencies',
		path: 'settings/currencies',
		label: ({ currency_code: code, currency_name: name }) => labelOf(code, name),
	}),
});
