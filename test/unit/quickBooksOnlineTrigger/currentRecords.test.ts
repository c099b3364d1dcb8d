import {
	readCurrentRecords,
	type RecordsReader,
} from '../../../nodes/QuickBooksOnlineTrigger/currentRecords';
import type { NotifiedChange } from '../../../nodes/QuickBooksOnlineTrigger/delivery';

const change = (entity: string, id: string, operation = 'updated'): NotifiedChange => ({
	eventId: `${entity}-${id}-${operation}`,
	companyId: '1',
	entity,
	operation,
	id,
	raw: {},
});

describe('reading the records that changed', () => {
	it('asks once for each kind, each id once, and for nothing that is deleted or has no query', async () => {
		const asked: unknown[] = [];
		const read: RecordsReader = async (entity, ids) => {
			asked.push([entity, ids]);
			return ids.map((id) => ({ Id: id }));
		};
		const records = await readCurrentRecords(
			[
				change('Invoice', '1'),
				change('Payment', '2'),
				change('Invoice', '1', 'voided'),
				change('Invoice', '3', 'deleted'),
				change('Preferences', '1'),
				change('Invoice', "1' OR Id = '2"),
			],
			read,
		);
		expect(asked).toEqual([
			['Invoice', ['1']],
			['Payment', ['2']],
		]);
		expect(
			records.map(({ record, recordError }) => record?.Id ?? recordError?.code ?? null),
		).toEqual(['1', '2', '1', null, 'not_readable', 'not_readable']);
	});

	it('keeps a failure of one kind from touching another', async () => {
		const records = await readCurrentRecords(
			[change('Invoice', '1'), change('Payment', '2')],
			async (entity, ids) => {
				if (entity === 'Invoice') throw new Error('Service Unavailable');
				return ids.map((id) => ({ Id: id }));
			},
		);
		expect(records).toEqual([
			{ record: null, recordError: { code: 'unknown', message: 'Service Unavailable' } },
			{ record: { Id: '2' } },
		]);
	});

	it('gives up in time for the answer, with what is there by then', async () => {
		const begun = Date.now();
		const records = await readCurrentRecords(
			[change('Invoice', '1'), change('Payment', '2')],
			async (entity, ids) =>
				entity === 'Invoice' ? await new Promise(() => undefined) : ids.map((id) => ({ Id: id })),
			50,
		);
		expect(Date.now() - begun).toBeLessThan(2_000);
		expect(records).toMatchObject([
			{ record: null, recordError: { code: 'out_of_time' } },
			{ record: { Id: '2' } },
		]);
	});

	it('has half of the 3 seconds at most, since n8n needs the rest', async () => {
		const begun = Date.now();
		await readCurrentRecords(
			[change('Invoice', '1')],
			async () => await new Promise(() => undefined),
		);
		expect(Date.now() - begun).toBeLessThan(2_000);
	});
});
