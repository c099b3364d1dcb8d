import type { IDataObject, INodeParameters } from 'n8n-workflow';

import { GoCardlessApi } from '../../../credentials/GoCardlessApi.credentials';
import { GoCardlessEventsTrigger } from '../../../nodes/GoCardlessEventsTrigger/GoCardlessEventsTrigger.node';
import { InProcessN8n } from '../../harness/inProcess';
import { serveFromSource } from '../../harness/inProcess/fromSource';
import { MovedClock } from '../../harness/inProcess/movedClock';
import { PollMemory, type PollOptions } from '../../harness/inProcess/polling';
import { byGoCardless, emit } from '../../simulators/goCardless/business/events';
import { GoCardlessSimulator } from '../../simulators/goCardless';
import type { Mandate, Payment } from '../../simulators/goCardless/model/records';
import { SimulatedClock } from '../../simulators/shared/clock';
import { goCardlessConnection } from '../../world/connections';

jest.setTimeout(60_000);

const TRIGGER = 'n8n-nodes-gocardless-books.goCardlessEventsTrigger';

const MINUTE_MS = 60_000;

/** n8n's engine with our trigger (from source), and a simulated GoCardless in which time passes. */
export class EventsBench {
	/** What n8n has stored of the trigger. */
	readonly memory = new PollMemory();

	parameters: INodeParameters = {};

	private constructor(
		readonly n8n: InProcessN8n,
		readonly simulator: GoCardlessSimulator,
		readonly mandate: Mandate,
		private readonly clock: MovedClock,
	) {}

	static async start(): Promise<EventsBench> {
		const clock = new MovedClock();
		const simulator = new GoCardlessSimulator({ clock: new SimulatedClock(new Date()) });
		await simulator.listen();
		const { mandate } = simulator.seedCustomerWithMandate();
		const n8n = await InProcessN8n.create();
		serveFromSource(n8n, new GoCardlessEventsTrigger(), [new GoCardlessApi()]);
		n8n.credentials.add('goCardlessApi', goCardlessConnection(simulator), 'Account');
		return new EventsBench(n8n, simulator, mandate, clock);
	}

	async close(): Promise<void> {
		this.clock.restore();
		await this.simulator.close();
	}

	/** Another account is entered into a new credential. */
	connect(simulator: GoCardlessSimulator): void {
		this.n8n.credentials.add('goCardlessApi', goCardlessConnection(simulator), 'Other');
	}

	/** Time passes, for us and for GoCardless. */
	async pass({ days = 0, hours = 0, minutes = 0 }): Promise<void> {
		await this.simulator.options.clock.advance({ days, hours, minutes });
		this.skew((days * 24 + hours) * 60 + minutes);
	}

	/** Our clock alone moves. */
	skew(minutes: number): void {
		this.clock.move(minutes * MINUTE_MS);
	}

	async look(options: PollOptions = {}): Promise<IDataObject[]> {
		return await this.n8n.poll({ nodes: [this.node] }, this.memory, options);
	}

	/** The ids of the events that a look reports. */
	async idsOf(options: PollOptions = {}): Promise<string[]> {
		return (await this.look(options)).map(({ id }) => String(id));
	}

	payment(): Payment {
		return this.simulator.seedPayment({ mandate: this.mandate, amount: 5_000 });
	}

	/** An event about a payment, as the vendor writes it. @returns its id */
	event(action: string, payment: Payment = this.payment()): string {
		const { world } = this.simulator;
		const cause = byGoCardless(`payment_${action}`);
		return emit(world, 'payments', action, payment, { payment: payment.id }, cause).id;
	}

	/** Many events about one payment. */
	events(count: number): string[] {
		const payment = this.payment();
		return Array.from({ length: count }, () => this.event('confirmed', payment));
	}

	/** An event about the mandate. @returns its id */
	mandateEvent(action: string): string {
		const { world } = this.simulator;
		const cause = byGoCardless(`mandate_${action}`);
		return emit(world, 'mandates', action, this.mandate, { mandate: this.mandate.id }, cause).id;
	}

	/** Calls of the API since the last time this was asked. */
	takeCalls(): string[] {
		return this.simulator.calls.splice(0).map(({ method, path }) => `${method} ${path}`);
	}

	get node() {
		return {
			id: 'events',
			name: 'Events',
			type: TRIGGER,
			typeVersion: 1,
			position: [0, 0],
			parameters: this.parameters,
		};
	}
}
