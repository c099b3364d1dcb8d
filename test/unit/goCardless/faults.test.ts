import {
	readGoCardlessFault,
	readGoCardlessRemaining,
} from '../../../nodes/shared/vendors/goCardless/faults';

const read = (status: number, body: unknown, headers: Record<string, string> = {}) =>
	readGoCardlessFault({ status, headers, body });

test('a good answer is no fault', () => {
	expect(read(201, {})).toBeUndefined();
});

test.each([
	[
		'bare text',
		400,
		{ error: 'bank_authorisation_expired' },
		'bank_authorisation_expired',
		'invalid',
	],
	[
		'no list of errors',
		500,
		{ error: { message: 'Oh dear', type: 'gocardless' } },
		'Oh dear',
		'unavailable',
	],
	['HTML', 502, '<html>Bad Gateway</html>', 'HTTP 502: <html>Bad Gateway</html>', 'unavailable'],
	['nothing at all', 404, undefined, 'HTTP 404: ', 'notFound'],
	[
		'JSON sent as text',
		403,
		'{"error": {"message": "Forbidden request"}}',
		'Forbidden request',
		'forbidden',
	],
	[
		'an entry with a message only',
		422,
		{ error: { message: 'No', errors: [{ message: 'Because' }] } },
		'No (Because)',
		'invalid',
	],
	['errors that are no list', 422, { error: { message: 'No', errors: 'none' } }, 'No', 'invalid'],
])('survives %s', (_, status, body, message, kind) => {
	expect(read(status, body)).toMatchObject({ message, kind });
});

test('fields are told with their paths, each complaint once', () => {
	const fault = read(422, {
		error: {
			message: 'Validation failed',
			type: 'validation_failed',
			request_id: 'r1',
			errors: [
				{ field: 'amount', message: 'must be positive', request_pointer: '/payments/amount' },
				{ field: 'amount', message: 'must be positive', request_pointer: '/payments/amount' },
			],
		},
	});
	expect(fault).toMatchObject({
		message: 'Validation failed (amount must be positive)',
		code: 'validation_failed',
		requestId: 'r1',
	});
	expect(fault?.fields?.[0]).toEqual({ field: '/payments/amount', message: 'must be positive' });
});

test('a conflict is found by its reason, among others and with any status', () => {
	const links = { conflicting_resource_id: 'PM1' };
	const entry = { reason: 'idempotent_creation_conflict', message: 'There', links };
	expect(read(409, { error: { message: 'There', errors: [entry] } })).toMatchObject({
		kind: 'conflict',
		conflictingId: 'PM1',
	});
});

test('the reset is a date; one that is past or unreadable never makes us hurry or hang', () => {
	const wait = (reset?: string) => {
		const headers: Record<string, string> = reset === undefined ? {} : { 'ratelimit-reset': reset };
		return read(429, {}, headers)?.retryAfterMs ?? 0;
	};
	const inTenSeconds = wait(new Date(Date.now() + 10_000).toUTCString());
	expect(inTenSeconds).toBeGreaterThan(8_000);
	expect(inTenSeconds).toBeLessThanOrEqual(11_000);
	expect(wait('Thu, 06 Feb 2020 17:57:00 GMT')).toBe(1_000);
	expect(wait(new Date(Date.now() + 86_400_000).toUTCString())).toBe(60_000);
	expect(wait('30')).toBeLessThanOrEqual(60_000);
	expect(wait()).toBe(60_000);
});

test('without a count of what is left nothing is assumed', () => {
	expect(readGoCardlessRemaining({ status: 200, headers: {}, body: {} })).toBeUndefined();
});
