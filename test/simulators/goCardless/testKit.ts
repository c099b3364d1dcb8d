import { SimulatedClock } from '../shared/clock';
import { GoCardlessSimulator, type GoCardlessSimulatorOptions } from './index';

export interface RawAnswer {
	status: number;
	headers: Headers;
	body: unknown;
}

export interface ErrorBody {
	error: {
		message: string;
		type: string;
		code: number;
		request_id: string;
		documentation_url: string;
		errors: Array<Record<string, unknown>>;
	};
}

/** Started simulators are closed after each test, also after a failed one. */
const started: GoCardlessSimulator[] = [];

export async function start(options: Partial<GoCardlessSimulatorOptions> = {}): Promise<{
	simulator: GoCardlessSimulator;
	clock: SimulatedClock;
	url: string;
}> {
	const clock = options.clock ?? new SimulatedClock('2026-03-02T09:00:00.000Z');
	const simulator = new GoCardlessSimulator({ ...options, clock });
	const url = await simulator.listen();
	started.push(simulator);
	return { simulator, clock, url };
}

export async function closeAll(): Promise<void> {
	await Promise.all(started.splice(0).map(async (simulator) => await simulator.close()));
}

/** A raw call with all mandatory headers; give null to leave one out. */
export async function call(
	url: string,
	method: string,
	path: string,
	options: { body?: unknown; headers?: Record<string, string | null> } = {},
): Promise<RawAnswer> {
	const headers: Record<string, string | null> = {
		Authorization: 'Bearer sandbox_token',
		'GoCardless-Version': '2015-07-06',
		Accept: 'application/json',
		...(options.body === undefined ? {} : { 'Content-Type': 'application/json' }),
		...options.headers,
	};
	const answer = await fetch(`${url}${path}`, {
		method,
		headers: Object.entries(headers).filter(
			(entry): entry is [string, string] => entry[1] !== null,
		),
		redirect: 'manual',
		...(options.body === undefined
			? {}
			: { body: typeof options.body === 'string' ? options.body : JSON.stringify(options.body) }),
	});
	const text = await answer.text();
	const isJson = answer.headers.get('content-type')?.includes('json') ?? false;
	return { status: answer.status, headers: answer.headers, body: isJson ? JSON.parse(text) : text };
}

/** `status reason-or-pointer` of a refusal: short enough for tables. */
export function refusal({ status, body }: RawAnswer): string {
	const { error } = body as ErrorBody;
	const [first] = error.errors;
	return [status, error.type, first?.['reason'] ?? first?.['request_pointer']].join(' ');
}
