import {
	readItemFault,
	readQuickBooksFault,
} from '../../../nodes/shared/vendors/quickBooksOnline/faults';

const answer = (status: number, body: unknown, headers: Record<string, string> = {}) => ({
	status,
	headers: { intuit_tid: '1-abc', ...headers },
	body,
});

const error = (code: string, Detail = 'Détail localisé', element = '') => ({
	Fault: { Error: [{ Message: 'Localisé', Detail, code, element }], type: 'ValidationFault' },
	time: '2026-05-05T02:08:54.543-07:00',
});

/** As the gateway in front of the API writes it. */
const gateway = (code: string) => ({
	warnings: null,
	fault: { error: [{ message: 'm', detail: 'd', code, element: null }], type: 'SERVICE' },
	time: 1_770_000_000_000,
});

describe('faults of QuickBooks Online', () => {
	it.each([
		['5010', 'conflict'],
		['6140', 'conflict'],
		['610', 'notFound'],
		['3100', 'forbidden'],
		['6210', 'invalid'],
		['140', 'unavailable'],
		['99999', 'invalid'],
	])('code %s is of the kind %s, in whatever language', (code, kind) => {
		expect(readQuickBooksFault(answer(400, error(code)))).toMatchObject({
			kind,
			code,
			requestId: '1-abc',
			message: 'Localisé (Détail localisé)',
		});
	});

	it('are found in an answer with status 200', () => {
		expect(readQuickBooksFault(answer(200, error('2020', 'missing', 'Line')))).toMatchObject({
			kind: 'invalid',
			fields: [{ field: 'Line', message: 'missing' }],
		});
		expect(readQuickBooksFault(answer(200, { Invoice: { Id: '1' } }))).toBeUndefined();
	});

	it('are understood in the lower-case shape, with leading zeros', () => {
		expect(readQuickBooksFault(answer(429, gateway('003001')))).toMatchObject({
			kind: 'throttled',
			code: '3001',
			retryAfterMs: 60_000,
		});
		expect(readQuickBooksFault(answer(401, gateway('3200')))).toMatchObject({
			kind: 'unauthorized',
		});
	});

	it('wait as long as the vendor says where it says so', () => {
		expect(
			readQuickBooksFault(answer(429, gateway('3001'), { 'retry-after': '7' }))?.retryAfterMs,
		).toBe(7000);
	});

	it('give the existing id of a repeated document number', () => {
		const detail = 'DocNumber=A-1 is assigned to TxnType=Invoice with TxnId=17984';
		expect(readQuickBooksFault(answer(400, error('6140', detail)))?.conflictingId).toBe('17984');
	});

	it('are read from bytes and text, as files and pages of a proxy come', () => {
		const bytes = Buffer.from(JSON.stringify(error('610')));
		expect(readQuickBooksFault(answer(400, bytes))).toMatchObject({ kind: 'notFound' });
		expect(readQuickBooksFault(answer(200, Buffer.from('%PDF-1.4 …')))).toBeUndefined();
		expect(readQuickBooksFault(answer(503, '<html>Service Unavailable</html>'))).toMatchObject({
			kind: 'unavailable',
			message: 'HTTP 503: <html>Service Unavailable</html>',
		});
	});

	it('name every error when there are several', () => {
		const body = {
			Fault: {
				Error: [
					{ Message: 'A', Detail: 'A', code: '2020', element: 'X' },
					{ Message: 'B', Detail: 'b', code: '2030' },
				],
				type: 'ValidationFault',
			},
		};
		expect(readQuickBooksFault(answer(400, body))?.message).toBe('A; B (b)');
	});

	it('are told apart from records in the items of a batch', () => {
		expect(readItemFault({ bId: '1', Invoice: {} })).toBeUndefined();
		expect(readItemFault({ bId: '1', ...error('620') }, 'x')).toMatchObject({ code: '620' });
	});
});
