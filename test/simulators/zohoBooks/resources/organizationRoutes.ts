import type { Organization } from '../organization/books';
import { PLANS } from '../organization/settings';
import { route, type Route } from '../protocol/call';
import { noResource } from '../protocol/refusals';
import { exponentOf } from '../values/amounts';
import { dateIn } from '../values/times';
import type { Wire } from '../values/wire';
import { currencyFields } from './currencyFields';

/** A row of `GET /organizations`. */
export function organizationRow(organization: Organization, isDefault: boolean): Wire {
	const { settings } = organization;
	const plan = PLANS[settings.plan];
	return {
		...common(organization),
		is_default_org: isDefault,
		time_zone: settings.timeZone,
		plan_type: plan.type,
		plan_name: settings.plan,
		plan_period: settings.plan === 'Free' ? '' : 'Monthly',
		is_org_active: true,
		account_created_date: dateIn(organization.now(), settings.timeZone),
		org_settings: { is_org_active: true },
	};
}

function common(organization: Organization): Wire {
	const { settings } = organization;
	return {
		organization_id: organization.id,
		name: settings.name,
		contact_name: 'Bo Keeper',
		email: 'bookkeeper@example.com',
		language_code: 'en',
		fiscal_year_start_month: 'april',
		date_format: 'dd/MM/yyyy',
		field_separator: '/',
		...currencyFields(organization, settings.baseCurrency),
		currency_format: '###,##0.00',
		price_precision: exponentOf(settings.baseCurrency),
		country_code: settings.countryCode,
	};
}

/** Details: no plan; the time zone may be an abbreviation (Zoho sheet 3). */
function details(organization: Organization): Wire {
	const { settings } = organization;
	return {
		...common(organization),
		is_default_org: false,
		user_role: 'Admin',
		time_zone: settings.shortTimeZone ?? settings.timeZone,
		is_org_active: true,
		portal_name: settings.name.toLowerCase().replace(/\W+/g, ''),
		tax_basis: 'accrual',
		address: { street_address1: '1 Ledger Lane', city: 'London', zip: 'EC1A 1AA', country: '' },
		custom_fields: [],
		custom_field_hash: {},
	};
}

function user(organization: Organization): Wire {
	return {
		user_id: organization.userId,
		role_id: '',
		name: 'Bo Keeper',
		email: 'bookkeeper@example.com',
		email_ids: [{ is_selected: true, email: 'bookkeeper@example.com' }],
		user_role: 'admin',
		status: 'active',
		is_current_user: true,
		photo_url: '',
		created_time: organization.time(organization.now()),
	};
}

/** What a call about one organisation may ask of it (Zoho sheet 3 and 7.10). */
export const organizationRoutes: Route[] = [
	route('GET', 'organizations/:', 'settings', ({ organization, ids }) => {
		if (ids[0] !== organization.id) throw noResource();
		return { body: { organization: details(organization) } };
	}),
	route('GET', 'users', 'settings', ({ organization }) => ({
		body: {
			users: [user(organization)],
			page_context: { page: 1, per_page: 200, has_more_page: false, report_name: 'Users' },
		},
	})),
	route('GET', 'users/me', 'settings', ({ organization }) => ({
		body: { user: user(organization) },
	})),
	route('GET', 'users/:', 'settings', ({ organization, ids }) => {
		if (ids[0] !== organization.userId) throw noResource();
		return { body: { user: user(organization) } };
	}),
];
