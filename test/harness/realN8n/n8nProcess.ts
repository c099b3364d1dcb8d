/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/no-dangerous-functions, @n8n/community-nodes/require-node-api-error */
import { spawn, type ChildProcess } from 'node:child_process';
import { createWriteStream, readFileSync, existsSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

import { findRuntime } from './runtime';

/** The first start of a fresh database took 9 s on two cores; a busy machine may need much longer. */
const START_TIMEOUT_MS = 180_000;

/** One run of the n8n program: a command line of it, watched until it ends. */
export class N8nProcess {
	private readonly child: ChildProcess;

	/** Resolves with the exit code, or the signal that ended it. */
	readonly ended: Promise<number | string>;

	private outcome: number | string | undefined;

	constructor(
		args: string[],
		environment: Record<string, string>,
		private readonly logFile: string,
	) {
		const { node, n8n } = findRuntime();
		const log = createWriteStream(logFile, { flags: 'a' });
		this.child = spawn(node, ['--require', join(__dirname, 'dieWithParent.cjs'), n8n, ...args], {
			// Task runners are started as plain `node`: they must find the same one.
			env: { ...environment, PATH: `${dirname(node)}${delimiter}${environment.PATH}` },
			stdio: ['ignore', 'pipe', 'pipe', 'pipe'],
			// A process group of its own, so that kill() reaches task runners too.
			detached: true,
		});
		this.child.stdout?.pipe(log);
		this.child.stderr?.pipe(log);
		this.ended = new Promise((resolve, reject) => {
			this.child.once('error', reject);
			this.child.once('close', (code, signal) => {
				this.outcome = signal ?? code ?? 1;
				resolve(this.outcome);
			});
		});
	}

	get isRunning(): boolean {
		return this.outcome === undefined;
	}

	/** Everything n8n printed, over all starts in this folder. */
	readLog(): string {
		return existsSync(this.logFile) ? readFileSync(this.logFile, 'utf8') : '';
	}

	signal(signal: 'SIGTERM' | 'SIGKILL'): void {
		if (!this.isRunning || this.child.pid === undefined) return;
		try {
			process.kill(-this.child.pid, signal);
		} catch (error) {
			// The group may have ended between the check and the signal.
			if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error;
		}
	}

	/** Waits until n8n answers that database and webhooks are ready. */
	async waitUntilReady(baseUrl: string): Promise<void> {
		const deadline = Date.now() + START_TIMEOUT_MS;
		while (Date.now() < deadline) {
			if (!this.isRunning) throw this.failure(`n8n ended with ${this.outcome} while starting`);
			const answer = await fetch(`${baseUrl}/healthz/readiness`).catch(() => undefined);
			if (answer?.ok) return;
			await wait(100);
		}
		throw this.failure(`n8n was not ready after ${START_TIMEOUT_MS / 1000} s`);
	}

	/** @throws when the command did not end well */
	async waitUntilDone(): Promise<void> {
		const outcome = await this.ended;
		if (outcome !== 0) throw this.failure(`n8n ended with ${outcome}`);
	}

	private failure(sentence: string): Error {
		const lastLines = this.readLog().trimEnd().split('\n').slice(-20).join('\n');
		return new Error(`${sentence}. The end of its log:\n${lastLines}`);
	}
}
