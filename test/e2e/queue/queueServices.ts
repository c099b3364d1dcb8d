/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/no-dangerous-functions */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

import { findRuntime } from '../../harness/realN8n/runtime';

const HOST = '127.0.0.1';

/** Postgres and Redis of this machine, if it has them, for one n8n in queue mode. */
export class QueueServices {
	/** Of the database, and of all keys in Redis. */
	private readonly name = `gocardless_books_${process.pid}_${Date.now()}`;

	/** Why queue mode cannot be tried here; undefined when all is ready. */
	readonly missing: string | undefined;

	constructor() {
		this.missing = this.call('create');
	}

	/** Settings of main and worker. */
	get environment(): Record<string, string> {
		const { PGUSER = 'postgres', PGPASSWORD = '' } = process.env;
		return {
			EXECUTIONS_MODE: 'queue',
			DB_TYPE: 'postgresdb',
			DB_POSTGRESDB_HOST: HOST,
			DB_POSTGRESDB_DATABASE: this.name,
			DB_POSTGRESDB_USER: PGUSER,
			DB_POSTGRESDB_PASSWORD: PGPASSWORD,
			QUEUE_BULL_REDIS_HOST: HOST,
			QUEUE_BULL_PREFIX: this.name,
			N8N_REDIS_KEY_PREFIX: this.name,
		};
	}

	/** Removes the database and the keys. */
	remove(): void {
		const problem = this.call('drop');
		if (problem !== undefined) throw new Error(problem);
	}

	private call(action: 'create' | 'drop'): string | undefined {
		const { n8n } = findRuntime();
		const script = join(__dirname, 'services.cjs');
		const answer = spawnSync(process.execPath, [script, n8n, action, this.name], {
			encoding: 'utf8',
		});
		return answer.status === 0 ? undefined : answer.stdout || answer.stderr;
	}
}
