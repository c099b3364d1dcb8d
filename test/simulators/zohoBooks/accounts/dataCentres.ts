/** Hosts of each data centre (Zoho sheet 1). */
export const DATA_CENTRES = {
	us: { accounts: 'https://accounts.zoho.com', api: 'https://www.zohoapis.com' },
	eu: { accounts: 'https://accounts.zoho.eu', api: 'https://www.zohoapis.eu' },
	in: { accounts: 'https://accounts.zoho.in', api: 'https://www.zohoapis.in' },
	au: { accounts: 'https://accounts.zoho.com.au', api: 'https://www.zohoapis.com.au' },
	jp: { accounts: 'https://accounts.zoho.jp', api: 'https://www.zohoapis.jp' },
	ca: { accounts: 'https://accounts.zohocloud.ca', api: 'https://www.zohoapis.ca' },
	cn: { accounts: 'https://accounts.zoho.com.cn', api: 'https://www.zohoapis.com.cn' },
	sa: { accounts: 'https://accounts.zoho.sa', api: 'https://www.zohoapis.sa' },
	uk: { accounts: 'https://accounts.zoho.uk', api: 'https://www.zohoapis.uk' },
	ae: { accounts: 'https://accounts.zoho.ae', api: 'https://www.zohoapis.ae' },
} as const;

export type Region = keyof typeof DATA_CENTRES;

export const REGIONS = Object.keys(DATA_CENTRES) as Region[];

export function isRegion(text: string): text is Region {
	return text in DATA_CENTRES;
}

/** The region that answers at a vendor's host name, for tests which route names to the simulator. */
export function regionOfHost(host: string): Region | undefined {
	const name = host.split(':')[0];
	return REGIONS.find((region) =>
		Object.values(DATA_CENTRES[region]).some((url) => new URL(url).hostname === name),
	);
}
