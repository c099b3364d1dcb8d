import { LinkMaker } from '../../../nodes/shared/domain/report/links';

const SETTINGS = { environment: 'live' as const, goCardlessAddress: '', booksAddress: '' };
const invoice = (more: { booksWebUrl?: string; booksAddress?: string }) =>
	new LinkMaker({ ...SETTINGS, ...more }).books('zoho:20081234567', 'invoice', '46/1', 'Invoice');

describe('a link into Zoho Books', () => {
	it.each([
		[
			'of the data centre that the settings name',
			{ booksWebUrl: 'https://books.zoho.eu/' },
			'https://books.zoho.eu/app',
		],
		['of the United States, when they name none', {}, 'https://books.zoho.com/app'],
		[
			'of the address that somebody set',
			{ booksWebUrl: 'https://books.zoho.eu', booksAddress: 'http://127.0.0.1:9/app' },
			'http://127.0.0.1:9/app',
		],
	])('leads to the page %s', (_, settings, address) => {
		expect(invoice(settings)).toEqual([
			{ label: 'Invoice', address: `${address}/20081234567#/invoices/46%2F1` },
		]);
	});
});
