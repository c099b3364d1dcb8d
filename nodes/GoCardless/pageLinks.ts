import { LinkMaker } from '../shared/domain/report/links';

/** Where the records behind an address of the API are shown (GoCardless sheet 1). */
const DASHBOARDS: Readonly<Record<string, LinkMaker>> = {
	'https://api.gocardless.com': dashboard('live'),
	'https://api-sandbox.gocardless.com': dashboard('sandbox'),
};

/** The address of a record's page, or `undefined` where it is not known. */
export function goCardlessPage(apiUrl: string, id: string): string | undefined {
	return DASHBOARDS[apiUrl]?.goCardless(id)[0]?.address;
}

function dashboard(environment: 'live' | 'sandbox'): LinkMaker {
	return new LinkMaker({ environment, goCardlessAddress: '', booksAddress: '' });
}
