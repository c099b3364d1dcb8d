import type { Organization } from '../organization/books';
import { storedRate } from '../organization/rates';
import { dateIn, neededDate, neededText, numberIn, textIn } from '../protocol/bodyFields';
import { created, route, type Call, type Reply, type Route } from '../protocol/call';
import { listReply } from '../protocol/lists';
import { doesNotExist, invalidValue, noResource } from '../protocol/refusals';
import { unconfirmed } from '../protocol/unconfirmedRefusals';
import { exponentOf } from '../values/amounts';
import type { Wire } from '../values/wire';
import { checkCurrencyAllowed } from './currencyFields';
import type { Currency } from './models';

function show(organization: Organization, currency: Currency): Wire {
	const { code } = currency;
	const isBase = code === organization.settings.baseCurrency;
	return {
		currency_id: currency.id,
		currency_code: code,
		currency_name: currency.name,
		currency_name_formatted: `${code}- ${currency.name}`,
		currency_symbol: currency.symbol,
		price_precision: exponentOf(code),
		currency_format: exponentOf(code) === 0 ? '1,234,567' : '1,234,567.89',
		is_base_currency: isBase,
		// 0 when none is stored, the base currency's own included (Zoho sheet 7.10).
		exchange_rate: isBase ? 0 : storedRate(organization, code, organization.today()),
		effective_date: currency.rates.at(-1)?.date ?? '',
		auto_exchange_rate_enabled: true,
	};
}

function list(call: Call): Reply {
	const { organization } = call;
	return listReply(call, {
		key: 'currencies',
		reportName: 'Currencies',
		records: organization.currencies.all().sort((left, right) => (left.code < right.code ? -1 : 1)),
		toRow: (currency) => show(organization, currency),
		filters: {},
		filterBy: { 'Currencies.ExcludeBaseCurrency': ({ is_base_currency }) => !is_base_currency },
	});
}

function currencyOf({ organization, ids }: Call): Currency {
	const currency = organization.currencies.find(ids[0] ?? '');
	if (currency === undefined) throw doesNotExist('Currency');
	return currency;
}

function create({ organization, body }: Call): Reply {
	const code = neededText(body, 'currency_code', 3);
	if (!/^[A-Z]{3}$/.test(code)) throw invalidValue('currency_code');
	if (organization.currencyBy(code) !== undefined) throw unconfirmed('duplicateName');
	checkCurrencyAllowed(organization, code);
	const currency: Currency = {
		...organization.newRecord(),
		code,
		name: code,
		symbol: neededText(body, 'currency_symbol', 10),
		rates: [],
	};
	organization.currencies.add(currency);
	const shown = { currency: show(organization, currency) };
	return created('The currency has been added.', 'settings/currencies', currency.id, shown);
}

type Rate = Currency['rates'][number];

const showRate = ({ id, date, rate }: Rate): Wire => ({
	exchange_rate_id: id,
	effective_date: date,
	rate,
});

function addRate(call: Call): Reply {
	const { organization, body } = call;
	const currency = currencyOf(call);
	const date = neededDate(body, 'effective_date');
	const rate = numberIn(body, 'rate');
	if (rate === undefined || rate <= 0) throw invalidValue('rate');
	const added: Rate = { id: organization.nextId(), date, rate };
	currency.rates = [...currency.rates.filter((one) => one.date !== date), added].sort(
		(left, right) => (left.date < right.date ? -1 : 1),
	);
	const place = `settings/currencies/${currency.id}/exchangerates`;
	return created('The exchange rate has been added.', place, added.id, {
		exchange_rate: showRate(added),
	});
}

function rateOf(call: Call): Rate {
	const rate = currencyOf(call).rates.find(({ id }) => id === call.ids[1]);
	if (rate === undefined) throw noResource();
	return rate;
}

function changeRate(call: Call): Reply {
	const changed = rateOf(call);
	const rate = numberIn(call.body, 'rate') ?? changed.rate;
	if (rate <= 0) throw invalidValue('rate');
	const date = dateIn(call.body, 'effective_date') ?? changed.date;
	Object.assign(changed, { rate, date });
	currencyOf(call).rates.sort((left, right) => (left.date < right.date ? -1 : 1));
	return {
		message: 'The exchange rate has been updated.',
		body: { exchange_rate: showRate(changed) },
	};
}

function update(call: Call): Reply {
	const currency = currencyOf(call);
	const symbol = textIn(call.body, 'currency_symbol', 10) ?? currency.symbol;
	const code = textIn(call.body, 'currency_code', 3) ?? currency.code;
	if (code !== currency.code) throw invalidValue('currency_code');
	currency.symbol = symbol;
	const shown = { currency: show(call.organization, currency) };
	return { message: 'The details of the currency have been updated.', body: shown };
}

function remove(call: Call): Reply {
	const { accounts, contacts, currencies, settings } = call.organization;
	const { id, code } = currencyOf(call);
	const isUsed =
		code === settings.baseCurrency ||
		[...accounts.all(), ...contacts.all()].some(({ currency }) => currency === code);
	if (isUsed) throw unconfirmed('hasTransactions');
	currencies.remove(id);
	return { message: 'The currency has been deleted.' };
}

function removeRate(call: Call): Reply {
	const currency = currencyOf(call);
	const before = currency.rates.length;
	currency.rates = currency.rates.filter(({ id }) => id !== call.ids[1]);
	if (currency.rates.length === before) throw noResource();
	return { message: 'Exchange rate successfully deleted.' };
}

/** Zoho sheet 7.10. */
export const currencyRoutes: Route[] = [
	route('GET', 'settings/currencies', 'settings', list),
	route('POST', 'settings/currencies', 'settings', create),
	route('GET', 'settings/currencies/:', 'settings', (call) => ({
		body: { currency: show(call.organization, currencyOf(call)) },
	})),
	route('PUT', 'settings/currencies/:', 'settings', update),
	route('DELETE', 'settings/currencies/:', 'settings', remove),
	route('GET', 'settings/currencies/:/exchangerates/:', 'settings', (call) => ({
		body: { exchange_rate: showRate(rateOf(call)) },
	})),
	route('PUT', 'settings/currencies/:/exchangerates/:', 'settings', changeRate),
	route('GET', 'settings/currencies/:/exchangerates', 'settings', (call) => ({
		body: { exchange_rates: currencyOf(call).rates.map(showRate) },
	})),
	route('POST', 'settings/currencies/:/exchangerates', 'settings', addRate),
	route('DELETE', 'settings/currencies/:/exchangerates/:', 'settings', removeRate),
];
