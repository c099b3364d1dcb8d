/* eslint-disable @n8n/community-nodes/no-restricted-imports */
import { createServer } from 'node:net';

import { findFreePorts } from '../harness/realN8n/freePorts';

/** The port people know if nobody uses it, else one that is free. */
export async function choosePort(preferred: number): Promise<number> {
	const server = createServer();
	const isFree = await new Promise<boolean>((resolve) => {
		server.once('error', () => resolve(false));
		server.listen(preferred, '127.0.0.1', () => server.close(() => resolve(true)));
	});
	const [other = 0] = isFree ? [preferred] : await findFreePorts(1);
	return other;
}
