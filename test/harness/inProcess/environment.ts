/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals */
/**
 * n8n-core reads its settings when it is loaded, so this module must be imported before it. The time zone stays n8n's
 * own default (America/New_York) on purpose: what depends on it is a mistake that tests should see.
 */
import { tmpdir } from 'node:os';
import { join } from 'node:path';

// Without a folder of its own n8n-core writes a settings file into the home of whoever runs the tests.
process.env.N8N_USER_FOLDER = join(
	tmpdir(),
	`gocardless-books-in-process-${process.getuid?.() ?? 'n8n'}`,
);
process.env.N8N_ENCRYPTION_KEY = 'key-of-the-tests-only';
process.env.N8N_LOG_LEVEL = 'silent';
process.env.N8N_BLOCK_ENV_ACCESS_IN_NODE = 'true';

/** Where the addresses in expressions point to; nothing listens there. */
export const INSTANCE_URL = 'http://n8n.in-process.invalid';
