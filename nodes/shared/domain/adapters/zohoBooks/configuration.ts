import type { Settings } from '../../settings';

/** What of the settings shapes requests to Zoho Books. */
export type Configuration = Pick<
	Settings,
	'currencyIds' | 'feesAccountId' | 'homeCurrency' | 'locationId' | 'paymentMode' | 'uniqueFields'
>;
