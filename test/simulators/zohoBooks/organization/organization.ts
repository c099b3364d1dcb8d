import type { SimulatedClock } from '../../shared/clock';
import type { Behaviour } from '../behaviour';
import { Ledger } from '../../quickBooksOnline/ledger/ledger';
import type * as model from '../resources/models';
import { Applications } from '../store/applications';
import { Table } from '../store/record';
import { dateIn, timestamp } from '../values/times';
import type { ChangeKind, EntityKind, WebhookOutbox } from '../webhooks/outbox';
import { OrganizationSettings, type OrganizationOptions } from './settings';
import type { Region } from '../accounts/dataCentres';

const customerOf = ({ customerId }: { customerId: string }) => customerId;

/** What an organisation needs of the simulator. */
export interface OrganizationWorld {
	clock: SimulatedClock;
	behaviour: Behaviour;
	outbox: WebhookOutbox;
	homeRegion: Region;
}

/** One organisation: its records and settings. What tests ask of its books is in `Books`. */
export class OrganizationRecords {
	readonly settings: OrganizationSettings;

	readonly ledger: Ledger;

	readonly applications = new Applications();

	readonly currencies = new Table<model.Currency>();

	readonly accounts = new Table<model.Account>();

	readonly taxes = new Table<model.Tax>();

	readonly items = new Table<model.Item>();

	readonly contacts = new Table<model.Contact>();

	readonly invoices = new Table<model.Invoice>(customerOf);

	readonly recurring = new Table<model.RecurringInvoice>(customerOf);

	readonly payments = new Table<model.CustomerPayment>(customerOf);

	readonly creditNotes = new Table<model.CreditNote>(customerOf);

	readonly expenses = new Table<model.Expense>();

	readonly journals = new Table<model.Journal>();

	readonly bankTransactions = new Table<model.BankTransaction>();

	readonly feedLines = new Table<model.FeedLine>();

	readonly fields = new Table<model.CustomField>();

	readonly webhooks = new Table<model.Webhook>();

	readonly workflows = new Table<model.Workflow>();

	readonly userId: string;

	/** True while a person works in the browser instead of the API. */
	private isByHand = false;

	private lastId = 90_000;

	private readonly counters = new Map<string, number>();

	constructor(
		readonly id: string,
		readonly options: OrganizationOptions,
		readonly world: OrganizationWorld,
		private readonly idPrefix: string,
	) {
		this.settings = new OrganizationSettings(options, world.homeRegion);
		this.ledger = new Ledger(this.settings.baseCurrency);
		this.userId = this.nextId();
	}

	get behaviour(): Behaviour {
		return this.world.behaviour;
	}

	/** The time of a write, in milliseconds. */
	now(): number {
		return this.world.clock.now().getTime();
	}

	/** Today in the organisation's zone. */
	today(): string {
		return dateIn(this.now(), this.settings.timeZone);
	}

	time(at: number): string {
		return timestamp(at, this.settings.timeZone);
	}

	/** 18 digits that a double cannot hold: an id that went through a number comes back wrong. */
	nextId(): string {
		this.lastId += 2;
		return `${this.idPrefix}${String(this.lastId + 1).padStart(12, '0')}`;
	}

	nextNumber(sequence: string): number {
		const number = (this.counters.get(sequence) ?? 0) + 1;
		this.counters.set(sequence, number);
		return number;
	}

	/** A new record's common part. */
	newRecord(): {
		id: string;
		createdAt: number;
		modifiedAt: number;
		custom: Map<string, unknown>;
		plain: Record<string, unknown>;
	} {
		const at = this.now();
		return { id: this.nextId(), createdAt: at, modifiedAt: at, custom: new Map(), plain: {} };
	}

	/** Notes a change for workflow rules. */
	changed(entity: EntityKind, record: { id: string }, kind: ChangeKind): void {
		if (!this.isByHand && !this.behaviour.webhooksForApiWrites) return;
		this.world.outbox.note(this, entity, record.id, kind);
	}

	/** Runs something as a person in the browser would do it. */
	byHand<R>(work: () => R): R {
		const before = this.isByHand;
		this.isByHand = true;
		try {
			return work();
		} finally {
			this.isByHand = before;
		}
	}

	currencyBy(code: string): model.Currency | undefined {
		return this.currencies.search((currency) => currency.code === code);
	}

	/** The account with this name. */
	account(name: string): model.Account {
		const found = this.accounts.search((account) => account.name === name);
		if (found === undefined) throw new Error(`${this.settings.name} has no account ${name}.`);
		return found;
	}
}
