/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-dangerous-functions */
import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

import { PROJECT_FOLDER } from './runtime';

const packageName = () =>
	z
		.object({ name: z.string() })
		.parse(JSON.parse(readFileSync(join(PROJECT_FOLDER, 'package.json'), 'utf8'))).name;

/** Packs the project as `npm publish` would. @returns the path of the tarball, in `folder` */
export function packProject(folder: string): string {
	mkdirSync(folder, { recursive: true });
	const listing: unknown = JSON.parse(
		execFileSync('npm', ['pack', '--json', '--ignore-scripts', '--pack-destination', folder], {
			cwd: PROJECT_FOLDER,
			encoding: 'utf8',
			stdio: ['ignore', 'pipe', 'ignore'],
		}),
	);
	const [packed] = z
		.array(z.object({ filename: z.string() }))
		.min(1)
		.parse(listing);
	return join(folder, z.string().parse(packed?.filename));
}

/** Puts the tarball where n8n looks for community packages: the real artefact is under test, not the work tree. */
export function installTarball(tarball: string, userFolder: string): void {
	const target = join(userFolder, '.n8n', 'nodes', 'node_modules', packageName());
	rmSync(target, { recursive: true, force: true });
	mkdirSync(target, { recursive: true });
	execFileSync('tar', ['-xzf', tarball, '-C', target, '--strip-components=1']);
}
