import type { SimulatedAnswer } from '../../shared/httpServer';
import type { Call } from '../http/call';
import { invalidFilter } from '../http/filters';

const NAMES: Record<string, string[]> = {
	GB: ['Simulated Bank', 'Test Building Society'],
	DE: ['Simulierte Bank'],
	FR: ['Banque simulée'],
};

/** Banks that a payer may pick for an instant payment; no pages. */
export function listInstitutions({ query }: Call): SimulatedAnswer {
	const country = query.get('country_code');
	if (country === null) throw invalidFilter('country_code', 'country_code is required');
	const search = query.get('search')?.toLowerCase() ?? '';
	const institutions = (NAMES[country] ?? [])
		.filter((name) => name.toLowerCase().includes(search))
		.map((name) => ({
			id: name.toLowerCase().replace(/\s+/g, '_'),
			name,
			country_code: country,
			icon_url: 'https://assets.example/icon.png',
			logo_url: 'https://assets.example/logo.png',
			autocompletes_collect_bank_account: true,
			roles: ['payer'],
			status: 'enabled',
			limits: null,
		}));
	return { status: 200, body: { institutions } };
}
