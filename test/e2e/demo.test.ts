/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/no-dangerous-functions */
import { spawn } from 'node:child_process';
import { join } from 'node:path';

const PROJECT_FOLDER = join(__dirname, '../..');

interface Ended {
	code: number | null;
	output: string;
}

/** `npm start` with arguments, as a terminal runs it; Ctrl-C is pressed once the text appears. */
async function runDemo(args: string[], interruptAt?: RegExp): Promise<Ended> {
	const entrance = join(PROJECT_FOLDER, 'test/setup/run.mjs');
	// A group of its own, because a terminal sends Ctrl-C to all processes of a command.
	const demo = spawn(process.execPath, [entrance, 'start', ...args], {
		cwd: PROJECT_FOLDER,
		detached: true,
		stdio: ['ignore', 'pipe', 'pipe'],
	});
	let output = '';
	let isInterrupted = false;
	const listen = (chunk: Buffer) => {
		output += chunk.toString();
		if (isInterrupted || interruptAt?.test(output) !== true) return;
		isInterrupted = true;
		if (demo.pid !== undefined) process.kill(-demo.pid, 'SIGINT');
	};
	demo.stdout.on('data', listen);
	demo.stderr.on('data', listen);
	const code = await new Promise<number | null>((resolve) => demo.once('close', resolve));
	return { code, output };
}

/** Addresses of the demo that somebody still answers at. */
async function findAnswering(output: string): Promise<string[]> {
	const addresses = [...new Set(output.match(/http:\/\/127\.0\.0\.1:\d+/g))];
	expect(addresses.length).toBeGreaterThanOrEqual(3);
	const answers = addresses.map(async (address) => await fetch(address).catch(() => undefined));
	return (await Promise.all(answers)).flatMap((answer) => (answer ? [answer.url] : []));
}

describe('npm start', () => {
	test('a month of business in a real n8n ends with books that are right', async () => {
		const { code, output } = await runDemo(['--exit']);
		expect(output).toContain('42 customers, 126 invoices');
		expect(output).toContain('Every collected payment is in the books exactly once');
		expect(output).toContain('The clearing account shows what GoCardless owes');
		expect(output).toContain(
			'Every payout is one entry that equals its line on the bank statement',
		);
		expect(output).toContain('Larch & Sons');
		expect(output).toMatch(/The report: http/);
		expect(output).not.toContain('NOT TRUE');
		expect(code).toBe(0);
		expect(await findAnswering(output)).toEqual([]);
	}, 1_200_000);

	test('stays open for a look, and Ctrl-C ends all of it', async () => {
		const args = ['--customers', '3', '--invoices', '1', '--days', '1'];
		const { code, output } = await runDemo(args, /until you press Ctrl-C[^]*when it ends/);
		expect(output).toContain('owner@books.example');
		expect(code).toBe(0);
		expect(await findAnswering(output)).toEqual([]);
	}, 600_000);
});
