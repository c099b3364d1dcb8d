import { GoCardlessSimulator, type GoCardlessSimulatorOptions } from '../../simulators/goCardless';
import { SimulatedClock } from '../../simulators/shared/clock';
import { Faults } from '../../simulators/shared/faults';
import { NodeHost } from './nodeHost';

/** A merchant at the simulated GoCardless, and the node that is connected to the account. */
export class Merchant {
	readonly clock = new SimulatedClock();

	readonly faults = new Faults();

	readonly simulator: GoCardlessSimulator;

	private connected?: NodeHost;

	constructor(options: Partial<GoCardlessSimulatorOptions> = {}) {
		this.simulator = new GoCardlessSimulator({
			clock: this.clock,
			faults: this.faults,
			...options,
		});
	}

	get node(): NodeHost {
		if (this.connected === undefined) throw new Error('The merchant is not open yet.');
		return this.connected;
	}

	/** A customer who pays by Bacs, whose mandate can be debited. */
	get payer() {
		return this.simulator.seedCustomerWithMandate({ company_name: 'Ada Ltd' });
	}

	async open(): Promise<void> {
		this.connected = new NodeHost(await this.simulator.listen());
	}

	async close(): Promise<void> {
		await this.simulator.close();
	}
}

/** A fresh merchant for each test of a file. */
export function useMerchant(options?: Partial<GoCardlessSimulatorOptions>): () => Merchant {
	let merchant: Merchant;
	beforeEach(async () => {
		merchant = new Merchant(options);
		await merchant.open();
	});
	afterEach(async () => await merchant.close());
	return () => merchant;
}

export const byId = (value: string) => ({ __rl: true, mode: 'id', value });

export const entries = (metadata: Record<string, string>) => ({
	entries: Object.entries(metadata).map(([key, value]) => ({ key, value })),
});
