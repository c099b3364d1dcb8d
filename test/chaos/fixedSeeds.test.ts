/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/no-dangerous-functions */
import { spawn } from 'node:child_process';
import { join } from 'node:path';

/** Runs the chaos runner as `npm run chaos` does. */
async function runChaos(...args: string[]): Promise<{ code: number | null; lines: string[] }> {
	const child = spawn(process.execPath, ['--import', 'tsx', join(__dirname, 'main.ts'), ...args], {
		cwd: join(__dirname, '../..'),
		stdio: ['ignore', 'pipe', 'inherit'],
	});
	let output = '';
	child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
	const code = await new Promise<number | null>((resolve) => child.once('close', resolve));
	return { code, lines: output.trim().split('\n') };
}

it('keeps the books right in 24 months of chaos', async () => {
	const { code, lines } = await runChaos('--seeds', '1..24', '--small', '--json');
	const summary = JSON.parse(lines.at(-1) ?? '{}') as Record<string, number>;
	const broken = lines.filter((line) => /BROKEN|^ {2}\S/.test(line));
	expect({ broken, code }).toEqual({ broken: [], code: 0 });
	expect(summary).toMatchObject({ seeds: 24, broken: 0 });
	// It was not idle.
	expect(summary.postings).toBeGreaterThan(50);
	expect(summary.payouts_booked).toBeGreaterThan(30);
	expect(summary.refunds_booked).toBeGreaterThan(5);
	expect(summary.reversals).toBeGreaterThan(3);
	expect(summary.replayed_plans).toBeGreaterThan(100);
	expect(summary.clearing_is_held).toBeGreaterThan(10);
	expect(summary.faults_injected).toBeGreaterThan(150);
	expect(summary.runs_aborted).toBeGreaterThan(5);
	expect(summary.webhooks_forged).toBeGreaterThan(20);
	// Six companies on Zoho Books, four of them beside one on QuickBooks Online.
	expect(summary.zoho_companies).toBe(6);
	expect(summary.zoho_postings).toBeGreaterThan(15);
	expect(summary.zoho_payouts_proven).toBeGreaterThan(8);
	expect(summary.zoho_refunds_booked).toBeGreaterThan(1);
	expect(summary.zoho_reversals).toBeGreaterThan(1);
	expect(summary.zoho_clearing_is_held).toBeGreaterThan(3);
}, 300_000);
