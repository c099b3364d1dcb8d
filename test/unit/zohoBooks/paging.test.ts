import type { JsonRecord } from '../../../nodes/shared/engine/types';
import {
	ListMovedError,
	readPages,
	type ReadPage,
} from '../../../nodes/shared/vendors/zohoBooks/paging';

/** A list that Zoho pages by position, and that a test may change between two calls. */
class List {
	calls = 0;

	constructor(
		public ids: number[],
		private readonly change: (list: List, call: number) => void = () => undefined,
	) {}

	readonly page: ReadPage = async (number, size) => {
		this.calls += 1;
		const start = (number - 1) * size;
		const rows = this.ids.slice(start, start + size).map((id) => ({ id }));
		const page = { rows, number, size, hasMore: start + size < this.ids.length };
		this.change(this, this.calls);
		return page;
	};
}

const upTo = (count: number) => Array.from({ length: count }, (_, index) => index);

async function read(list: List, wanted?: number): Promise<unknown[]> {
	const rows: JsonRecord[] = [];
	for await (const page of readPages(list.page, 'id', () => true, wanted)) rows.push(...page);
	return rows.map(({ id }) => id);
}

describe('reading a list of Zoho page by page', () => {
	it.each([0, 1, 199, 200, 201, 399, 400, 1000, 10_000, 30_000])(
		'gives all of %i rows once',
		async (count) => {
			const list = new List(upTo(count));
			expect(await read(list)).toEqual(upTo(count));
			// The overlap costs a few rows a page, not many pages.
			expect(list.calls).toBeLessThanOrEqual(Math.max(1, Math.ceil(count / 180)));
		},
	);

	it.each([1, 50])('goes on beyond a first page of few rows (%i)', async (wanted) => {
		expect(await read(new List(upTo(500)), wanted)).toEqual(upTo(500));
	});

	it('misses none when rows in front leave the list in between', async () => {
		const list = new List(upTo(1000), (one, call) => {
			if (call === 2) one.ids = one.ids.filter((id) => id > 30);
			if (call === 5) one.ids = one.ids.filter((id) => id !== 500 && id !== 501);
		});
		const found = await read(list);
		for (const id of list.ids) expect(found).toContain(id);
		expect(new Set(found).size).toBe(found.length);
	});

	it('misses none when rows move from behind to the front, or new ones come', async () => {
		const list = new List(upTo(1000), (one, call) => {
			if (call === 2) one.ids = [900, ...one.ids.filter((id) => id !== 900)];
			if (call === 3) one.ids = [5000, 5001, ...one.ids];
		});
		const found = await read(list);
		for (const id of list.ids) expect(found).toContain(id);
		expect(new Set(found).size).toBe(found.length);
	});

	it('fails rather than have a gap when the list never rests', async () => {
		const list = new List(upTo(1000), (one) => {
			one.ids = one.ids.slice(1);
		});
		await expect(read(list)).rejects.toThrow(ListMovedError);
	});

	it('ends when the same page comes for ever', async () => {
		const page: ReadPage = async (number) => ({ rows: [{ id: 1 }], number, hasMore: true });
		const reading = async () => {
			for await (const part of readPages(page, 'id', () => true))
				expect(part.length).toBeLessThan(2);
		};
		await expect(reading()).rejects.toThrow(ListMovedError);
	});

	it('takes a size that Zoho chose itself', async () => {
		const rows = upTo(700).map((id) => ({ id }));
		const page: ReadPage = async (number) => ({
			rows: rows.slice((number - 1) * 500, number * 500),
			number,
			size: 500,
			hasMore: number === 1,
		});
		const found: unknown[] = [];
		for await (const part of readPages(page, 'id', () => true)) found.push(...part);
		expect(found).toHaveLength(700);
	});
});
