/* eslint-disable @n8n/community-nodes/no-restricted-imports */
/**
 * A real n8n for tests and demo: the pinned version, with the packed tarball of this project installed as a user would.
 *
 *     const n8n = await RealN8n.start();
 *     const books = await n8n.credentials.create('Books', 'quickBooksOnlineOAuth2Api', { environment: 'custom', ... });
 *     await n8n.credentials.connect(books.id);                          // the OAuth handshake, no browser
 *     const id = await n8n.workflows.create(template, { byType: { quickBooksOnlineOAuth2Api: books } });
 *     await n8n.workflows.activate(id);                                 // returns when its webhooks are served
 *     await fetch(await n8n.workflows.webhookUrl(id, 'GoCardless Trigger'), { method: 'POST', ... });
 *     const [execution] = await n8n.executions.waitForCount(id, 1);
 *     expect(itemsOf(execution, 'Planner', 1)).toEqual([...]);
 *     const form = await n8n.openForm(await n8n.workflows.webhookUrl(setUp, 'Form'));  // pages, see FormVisit
 *     await n8n.kill(); await n8n.restart();                            // as after a power cut
 *     await n8n.stop();                                                 // in afterAll; removes its folder
 *
 * Everything else n8n can do is reachable by `n8n.session.api(...)` (public API) and `n8n.session.editor(...)`.
 * It listens on 127.0.0.1 only, on ports the system found free, and dies with the process that started it.
 */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { Browser } from './browser';
import { Credentials } from './credentials';
import { buildEnvironment, type Ports } from './environment';
import { Executions } from './executions';
import { FormVisit } from './formVisit';
import { findFreePorts } from './freePorts';
import { N8nProcess } from './n8nProcess';
import { NodeTypes } from './nodeTypes';
import { installTarball, packProject } from './packagedNodes';
import { Session } from './session';
import { Workflows } from './workflows';

export { OWNER } from './environment';
export { itemsOf, type Execution } from './executions';
export type { FormVisit } from './formVisit';
export { packProject } from './packagedNodes';

export interface RealN8nOptions {
	/** HTTP port; free one when omitted. */
	port?: number;
	/** Kept when given, else a temporary folder that stop() removes. */
	userFolder?: string;
	/** Tarball of this project (see packProject); packed now when omitted, nothing installed when null. */
	packageTarball?: string | null;
	/** More settings for n8n. */
	env?: Record<string, string>;
	/** Imported by n8n's command line before the first start; keeps ids. Credentials carry plain `data`. */
	seed?: { credentials?: unknown[]; workflows?: unknown[] };
}

export class RealN8n {
	private process?: N8nProcess;

	private readonly workers: N8nProcess[] = [];

	private currentSession?: Session;

	readonly baseUrl: string;

	readonly nodeTypes: NodeTypes;

	readonly workflows: Workflows;

	readonly credentials = new Credentials(() => this.session);

	readonly executions = new Executions(() => this.session);

	private constructor(
		readonly userFolder: string,
		private readonly ports: Ports,
		private readonly environment: Record<string, string>,
		private readonly keepsFolder: boolean,
	) {
		this.baseUrl = `http://127.0.0.1:${ports.http}`;
		this.nodeTypes = new NodeTypes(this.baseUrl, () => this.session);
		this.workflows = new Workflows(this.baseUrl, () => this.session, this.nodeTypes);
	}

	static async start(options: RealN8nOptions = {}): Promise<RealN8n> {
		const [http = 0, taskBroker = 0] = await findFreePorts(2);
		const ports = { http: options.port ?? http, taskBroker };
		const userFolder = options.userFolder ?? mkdtempSync(join(tmpdir(), 'gocardless-books-n8n-'));
		const environment = buildEnvironment(userFolder, ports, options.env ?? {});
		const keepsFolder = options.userFolder !== undefined;
		const n8n = new RealN8n(userFolder, ports, environment, keepsFolder);
		if (options.packageTarball !== null) {
			installTarball(options.packageTarball ?? packProject(userFolder), userFolder);
		}
		await n8n.importByCommand('credentials', options.seed?.credentials ?? []);
		await n8n.importByCommand('workflow', options.seed?.workflows ?? []);
		await n8n.restart();
		return n8n;
	}

	/** The signed-in owner. */
	get session(): Session {
		if (!this.currentSession) throw new Error('n8n is not running: call restart() first.');
		return this.currentSession;
	}

	/** Opens a form of an active workflow as the signed-in owner; see {@link FormVisit}. */
	async openForm(url: string): Promise<FormVisit> {
		return await FormVisit.open(new Browser(this.baseUrl, this.session), url);
	}

	/** Starts n8n again in the same folder, on the same ports, after kill() or halt(). */
	async restart(): Promise<void> {
		if (this.process?.isRunning)
			throw new Error('n8n is still running: kill() or halt() it first.');
		this.process = this.launch(['start']);
		await this.process.waitUntilReady(this.baseUrl);
		this.currentSession = await Session.logIn(this.baseUrl);
	}

	/** In queue mode: starts a worker beside it, in the same folder. Ends with stop(). */
	async startWorker(): Promise<void> {
		const [taskBroker, health] = await findFreePorts(2);
		const worker = this.launch(['worker'], {
			N8N_RUNNERS_BROKER_PORT: String(taskBroker),
			QUEUE_HEALTH_CHECK_ACTIVE: 'true',
			QUEUE_HEALTH_CHECK_PORT: String(health),
		});
		this.workers.push(worker);
		await worker.waitUntilReady(`http://127.0.0.1:${health}`);
	}

	/** Ends it at once, as a crash or a power cut does. */
	async kill(): Promise<void> {
		await this.end('SIGKILL');
	}

	/** Ends it the polite way and keeps the folder. */
	async halt(): Promise<void> {
		await this.end('SIGTERM');
	}

	/** Ends it and removes its folder, unless the caller brought the folder. */
	async stop(): Promise<void> {
		for (const worker of this.workers) worker.signal('SIGKILL');
		await Promise.all(this.workers.map(async ({ ended }) => await ended));
		await this.end('SIGKILL');
		if (!this.keepsFolder) rmSync(this.userFolder, { recursive: true, force: true });
	}

	/** Everything n8n printed so far; search it for secrets that must not be there. */
	readLog(): string {
		return this.process?.readLog() ?? '';
	}

	/** Resolves when n8n has ended, whoever ended it. */
	async waitUntilEnded(): Promise<void> {
		await this.process?.ended;
	}

	/** `n8n import:credentials` or `n8n import:workflow`, for entries that must keep their ids. */
	private async importByCommand(
		kind: 'credentials' | 'workflow',
		entries: unknown[],
	): Promise<void> {
		if (entries.length === 0) return;
		const file = join(this.userFolder, `import-${kind}.json`);
		mkdirSync(this.userFolder, { recursive: true });
		writeFileSync(file, JSON.stringify(entries));
		await this.launch([`import:${kind}`, `--input=${file}`]).waitUntilDone();
		rmSync(file);
	}

	private launch(args: string[], changes: Record<string, string> = {}): N8nProcess {
		const environment = { ...this.environment, ...changes };
		return new N8nProcess(args, environment, join(this.userFolder, 'n8n-output.log'));
	}

	private async end(signal: 'SIGTERM' | 'SIGKILL'): Promise<void> {
		this.currentSession = undefined;
		this.process?.signal(signal);
		await this.process?.ended;
	}
}
