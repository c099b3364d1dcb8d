/** Writes the output schemas anew, by running the test that compares them. */
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

// jest exports no path to its program, so it is found as `npm test` finds it.
const jest = fileURLToPath(new URL('../../node_modules/jest/bin/jest.js', import.meta.url));
const { status } = spawnSync(process.execPath, [jest, 'test/schemas', '--forceExit'], {
	stdio: 'inherit',
	env: { ...process.env, WRITE_SCHEMAS: 'yes' },
});
process.exit(status ?? 1);
