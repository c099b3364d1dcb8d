/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals */
import { join } from 'node:path';

/**
 * Settings with which an n8n reaches simulators by the names of their vendors' hosts.
 * @param routes host name to address, for example `accounts.zoho.eu` to `http://127.0.0.1:4000`
 */
export function hostRoutes(routes: Record<string, string>): Record<string, string> {
	return {
		NODE_OPTIONS: `--require "${join(__dirname, 'hostRoutes.cjs')}"`,
		TEST_HOST_ROUTES: JSON.stringify(routes),
	};
}
