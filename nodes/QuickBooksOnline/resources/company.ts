import { readFieldValue } from '../../shared/engine/fieldValues';
import { ParameterError } from '../../shared/engine/parameters';
import type { OperationDefinition, ResourceDefinition } from '../../shared/engine/types';
import type { QuickBooksClient } from '../../shared/vendors/quickBooksOnline/client';

/** The company itself: records without an id of their own (QuickBooks sheets 1 and 12). */

const getCompany: OperationDefinition<QuickBooksClient> = {
	value: 'get',
	name: 'Get',
	action: 'Get the company',
	description: 'Get the company that the credential is connected to',
	properties: [],
	async runItem({ client }) {
		const company = await client.get('CompanyInfo', client.companyId);
		return { ...company, realmId: client.companyId, apiUrl: client.apiUrl };
	},
};

export const companyInfo: ResourceDefinition<QuickBooksClient> = {
	value: 'companyInfo',
	name: 'Company Info',
	description: 'Name, address and country of the company',
	operations: [getCompany],
};

const getPreferences: OperationDefinition<QuickBooksClient> = {
	value: 'get',
	name: 'Get',
	action: 'Get the preferences',
	description: 'Get the settings of the company, such as home currency and closing date',
	properties: [],
	async runItem({ client }) {
		return await client.readSingle('Preferences', '/preferences');
	},
};

export const preferences: ResourceDefinition<QuickBooksClient> = {
	value: 'preferences',
	name: 'Preferences',
	description: 'Settings of the company',
	operations: [getPreferences],
};

const getExchangeRate: OperationDefinition<QuickBooksClient> = {
	value: 'get',
	name: 'Get',
	action: 'Get an exchange rate',
	description: 'Get how much of the home currency one unit of another currency is',
	properties: [
		{
			displayName: 'Currency',
			name: 'currency',
			type: 'string',
			default: '',
			required: true,
			placeholder: 'EUR',
		},
		{
			displayName: 'Date',
			name: 'date',
			type: 'dateTime',
			default: '',
			description: 'Empty for the newest',
		},
	],
	async runItem({ client, parameters }) {
		const currency = parameters.requiredText('currency', 'Currency').toUpperCase();
		if (!/^[A-Z]{3}$/.test(currency)) {
			throw new ParameterError(`"Currency" must be three letters like EUR, not "${currency}".`);
		}
		const day = parameters.raw('date', '');
		const date = readFieldValue({ name: 'date', label: 'Date', type: 'date' }, day || undefined);
		return await client.readSingle('ExchangeRate', '/exchangerate', {
			sourcecurrencycode: currency,
			...(day === '' ? {} : { asofdate: String(date) }),
		});
	},
};

export const exchangeRate: ResourceDefinition<QuickBooksClient> = {
	value: 'exchangeRate',
	name: 'Exchange Rate',
	description: 'Rates that QuickBooks knows',
	operations: [getExchangeRate],
};
