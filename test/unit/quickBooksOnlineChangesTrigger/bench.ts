import type { IDataObject, INodeParameters } from 'n8n-workflow';

import { QuickBooksOnlineOAuth2Api } from '../../../credentials/QuickBooksOnlineOAuth2Api.credentials';
import { QuickBooksOnlineChangesTrigger } from '../../../nodes/QuickBooksOnlineChangesTrigger/QuickBooksOnlineChangesTrigger.node';
import { InProcessN8n } from '../../harness/inProcess';
import { serveFromSource } from '../../harness/inProcess/fromSource';
import { MovedClock } from '../../harness/inProcess/movedClock';
import { PollMemory, type PollOptions } from '../../harness/inProcess/polling';
import type { Company } from '../../simulators/quickBooksOnline/company';
import { QuickBooksSimulator } from '../../simulators/quickBooksOnline/quickBooksSimulator';
import {
	seedCustomer,
	seedInvoice,
	seedPayment,
} from '../../simulators/quickBooksOnline/seeding/records';
import { SimulatedClock } from '../../simulators/shared/clock';
import { quickBooksConnection, tokenAfterConsent } from '../../world/connections';

jest.setTimeout(60_000);

const TRIGGER = 'n8n-nodes-gocardless-books.quickBooksOnlineChangesTrigger';

const MINUTE_MS = 60_000;

/** n8n's engine with our trigger (from source), and a simulated company in which time passes. */
export class ChangesBench {
	/** What n8n has stored of the trigger. */
	readonly memory = new PollMemory();

	parameters: INodeParameters = {};

	private constructor(
		readonly n8n: InProcessN8n,
		readonly simulator: QuickBooksSimulator,
		readonly company: Company,
		readonly customer: string,
		private readonly clock: MovedClock,
	) {}

	static async start(): Promise<ChangesBench> {
		const clock = new MovedClock();
		const simulator = new QuickBooksSimulator({
			limits: false,
			clock: new SimulatedClock(new Date()),
		});
		await simulator.listen();
		const company = simulator.createCompany({ name: 'Larch & Sons' });
		const customer = seedCustomer(company, { name: 'Amy' });
		const n8n = await InProcessN8n.create();
		serveFromSource(n8n, new QuickBooksOnlineChangesTrigger(), [new QuickBooksOnlineOAuth2Api()]);
		const bench = new ChangesBench(n8n, simulator, company, customer, clock);
		bench.connect(company);
		return bench;
	}

	/** Connects the credential to a company. */
	connect(company: Company): void {
		this.n8n.credentials.add(
			'quickBooksOnlineOAuth2Api',
			{
				...quickBooksConnection(this.simulator),
				oauthTokenData: tokenAfterConsent(this.simulator.issueTokens(company.realmId)),
			},
			'Books',
		);
	}

	async close(): Promise<void> {
		this.clock.restore();
		await this.simulator.close();
	}

	/** Time passes, for us and for QuickBooks. */
	async pass({ days = 0, hours = 0, minutes = 0 }): Promise<void> {
		await this.simulator.clock.advance({ days, hours, minutes });
		this.clock.move(((days * 24 + hours) * 60 + minutes) * MINUTE_MS);
	}

	/** Our clock alone goes wrong. */
	skew(minutes: number): void {
		this.clock.move(minutes * MINUTE_MS);
	}

	async look(options: PollOptions = {}): Promise<IDataObject[]> {
		const node = {
			id: 'changes',
			name: 'Changes',
			type: TRIGGER,
			typeVersion: 1,
			position: [0, 0],
			parameters: this.parameters,
		};
		return await this.n8n.poll({ nodes: [node] }, this.memory, options);
	}

	/** The same, in short: `Invoice 101 created`. */
	async lookFor(options: PollOptions = {}): Promise<string[]> {
		return (await this.look(options)).map(
			({ entity, id, operation }) => `${String(entity)} ${String(id)} ${String(operation)}`,
		);
	}

	invoice(amount = 5_000): string {
		return seedInvoice(this.company, { customer: this.customer, amount });
	}

	payment(reference?: string, invoices: Record<string, number> = {}): string {
		const extra = reference === undefined ? {} : { PaymentRefNum: reference };
		return seedPayment(this.company, { customer: this.customer, amount: 5_000, invoices, extra });
	}

	/** A write by the API, as any other program makes it. */
	async write(path: string, body: IDataObject): Promise<void> {
		const { realmId } = this.company;
		const token = this.simulator.issueTokens(realmId).access_token;
		const answer = await fetch(`${this.simulator.url}/v3/company/${realmId}/${path}`, {
			method: 'POST',
			headers: {
				authorization: `Bearer ${token}`,
				accept: 'application/json',
				'content-type': 'application/json',
			},
			body: JSON.stringify(body),
		});
		if (!answer.ok) throw new Error(await answer.text());
	}

	/** Calls of the API since the last time this was asked. */
	takeCalls(): string[] {
		return this.simulator.calls
			.splice(0)
			.filter(({ path }) => path.includes('/company/'))
			.map(({ method, path }) => `${method} ${path.replace(/^.*\/company\/\d+\//, '')}`);
	}
}
