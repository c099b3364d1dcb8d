/** Writes the output schemas anew, by running the test that compares them. */
import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';

const jest = createRequire(import.meta.url).resolve('jest/bin/jest.js');
const { status } = spawnSync(process.execPath, [jest, 'test/schemas', '--forceExit'], {
	stdio: 'inherit',
	env: { ...process.env, WRITE_SCHEMAS: 'yes' },
});
process.exit(status ?? 1);
