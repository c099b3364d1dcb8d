/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/no-dangerous-functions */
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { z } from 'zod';

export const PROJECT_FOLDER = join(__dirname, '..', '..', '..');

const runtimeSchema = z.object({ node: z.string(), n8n: z.string(), version: z.string() });

/** The pinned n8n (its start script) and the Node that runs it. */
export type Runtime = z.infer<typeof runtimeSchema>;

let found: Runtime | undefined;

/** Asks the set-up where it put the pinned n8n. @throws when it is not installed yet */
export function findRuntime(): Runtime {
	if (found) return found;
	const setUp = join(PROJECT_FOLDER, 'test', 'setup', 'run.mjs');
	const answer: unknown = JSON.parse(
		execFileSync(process.execPath, [setUp, 'where'], { encoding: 'utf8' }),
	);
	if (answer === null) {
		throw new Error('The pinned n8n is not installed yet: run "node test/setup/run.mjs prepare".');
	}
	found = runtimeSchema.parse(answer);
	return found;
}
