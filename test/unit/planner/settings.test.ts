import { readSettings } from '../../../nodes/shared/domain/settings';
import { settings } from './records';

describe('the settings', () => {
	it('are taken as they are, or from the row of a Data Table', () => {
		const row = { id: 1, key: 'settings', data: JSON.stringify(settings()), createdAt: 'x' };
		expect(readSettings(row)).toEqual(readSettings(settings()));
	});

	it('have defaults that collect nothing twice and book what is confirmed', () => {
		expect(readSettings(settings())).toMatchObject({
			collectionMode: 'oneOff',
			leadDays: 7,
			maximumAttempts: 1,
			postingMoment: 'confirmed',
			inviteCustomers: 'withBalance',
		});
	});

	it.each([
		[{ timeZone: 'Mars/Olympus' }, 'timeZone: must be a time zone such as Europe/London'],
		[{ books: '91303' }, 'books: must name ledger and company'],
		[{ homeCurrency: 'pounds' }, 'homeCurrency: must be a currency code'],
		[{ maximumAttempts: 0 }, 'maximumAttempts'],
		[{ data: '{' }, 'no valid JSON'],
	])('that are wrong are named: %j', (changes, sentence) => {
		const read = () => readSettings({ ...settings(), ...changes });
		expect(read).toThrow(sentence);
		expect(read).toThrow('Run the set-up template again.');
	});
});
