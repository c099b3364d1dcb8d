import { Faults } from '../shared/faults';
import { seedCustomer } from './seeding/records';
import { codeOf, startBench, type TestBench } from './testKit';

let bench: TestBench;
let customer: string;

beforeEach(async () => {
	bench = await startBench();
	customer = seedCustomer(bench.company, { name: 'Amy' });
});

afterEach(() => bench.close());

describe('transport', () => {
	it('answers XML unless JSON is asked for', async () => {
		const answer = await bench.call(`/customer/${customer}`, undefined, { accept: '*/*' });
		expect(answer.headers.get('content-type')).toContain('application/xml');
		expect(answer.text).toContain('<DisplayName>Amy</DisplayName>');
	});

	it('stamps a trace id and a Pacific time on every reply', async () => {
		const summer = await startBench({}, {});
		await summer.simulator.clock.advance({ days: 120 });
		const [winter, later] = [await bench.call('/preferences'), await summer.call('/preferences')];
		expect(winter.headers.get('intuit_tid')).toMatch(/^1-/);
		expect(winter.body.time).toMatch(/-08:00$/);
		expect(later.body.time).toMatch(/-07:00$/);
		await summer.close();
	});

	it('throttles at ten requests a second and five hundred a minute, in lower case', async () => {
		const strict = await startBench(
			{},
			{ limits: { perSecond: 2, perMinute: 500, batchPerMinute: 1 } },
		);
		const answers = await Promise.all([1, 2, 3].map(() => strict.call('/preferences')));
		const refused = answers.find(({ status }) => status === 429);
		expect(answers.filter(({ status }) => status === 200)).toHaveLength(2);
		expect(codeOf(refused?.body ?? {})).toBe('003001');
		await strict.close();
	});

	it('loses an answer after the work was done; the same requestid then gets it', async () => {
		const faults = new Faults();
		const shaky = await startBench({}, { faults });
		const amy = seedCustomer(shaky.company, { name: 'Amy' });
		const body = { CustomerRef: { value: amy }, TotalAmt: 9 };
		faults.arrange('dropAfter', { path: /payment/ });
		await expect(shaky.call('/payment?requestid=r1', body)).rejects.toThrow();
		expect(shaky.company.receivable(amy)).toBe(-900);
		expect((await shaky.call('/payment?requestid=r1', body)).status).toBe(200);
		expect(shaky.company.receivable(amy)).toBe(-900);
		await shaky.close();
	});
});
