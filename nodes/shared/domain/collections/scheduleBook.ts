import { ownershipOf } from '../identity';
import { append, dropRepeats } from '../lists';
import { isScheduleLive } from '../statuses';
import type { Collection, InstalmentSchedule, OpenInvoice } from '../types';

/** Knows which instalment schedules were made for an invoice, and what of them no payment shows yet. */
export class ScheduleBook {
	private readonly byId = new Map<string, InstalmentSchedule>();

	private readonly byInvoice = new Map<string, InstalmentSchedule[]>();

	/** Live ones of a customer that do not say what they collect. */
	private readonly unspecific = new Map<string, InstalmentSchedule[]>();

	constructor(
		private readonly books: string,
		schedules: readonly InstalmentSchedule[],
		customerOfMandate: ReadonlyMap<string, string>,
	) {
		for (const { record } of dropRepeats(schedules, ({ id }) => id, isLiver)) {
			this.byId.set(record.id, record);
			const ownership = ownershipOf(record.metadata, books);
			if (ownership === 'foreign') continue;
			const { invoice, customer } = ownership === 'ours' ? record.metadata : {};
			const owner = customer ?? customerOfMandate.get(record.mandateId ?? '');
			if (invoice !== undefined) append(this.byInvoice, invoice, record);
			else if (owner !== undefined && isScheduleLive(record.status)) {
				append(this.unspecific, owner, record);
			}
		}
	}

	find(id: string | undefined): InstalmentSchedule | undefined {
		return id === undefined ? undefined : this.byId.get(id);
	}

	/** All schedules ever made for an invoice, oldest first. */
	allFor({ id }: OpenInvoice): readonly InstalmentSchedule[] {
		return this.byInvoice.get(id) ?? [];
	}

	/** One that somebody made by hand, and that may be for this invoice. */
	findSimilar({ customerId, currency, total, balance }: OpenInvoice) {
		return this.unspecific
			.get(customerId)
			?.find(
				(schedule) =>
					schedule.currency === currency &&
					(schedule.total === total || schedule.total === balance),
			);
	}

	/** Whether we made it for these books, so that it is ours to cancel. */
	isOurs({ metadata }: InstalmentSchedule): boolean {
		return ownershipOf(metadata, this.books) === 'ours';
	}

	/**
	 * What live schedules will collect beyond the payments that are known: GoCardless answers "pending"
	 * and makes the payments later (GoCardless sheet 5.3). Each is shown as a debit on its way.
	 */
	expectedDebits(debits: readonly Collection[]): Collection[] {
		const known = new Map<string, number>();
		for (const { instalmentScheduleId: id, amount } of debits) {
			if (id !== undefined) known.set(id, (known.get(id) ?? 0) + amount);
		}
		return [...this.byId.values()]
			.filter(({ status }) => isScheduleLive(status))
			.map((schedule) => ({ schedule, rest: schedule.total - (known.get(schedule.id) ?? 0) }))
			.filter(({ rest }) => rest > 0)
			.map(({ schedule, rest }) => ({
				id: schedule.id,
				status: 'pending_submission',
				amount: rest,
				amountRefunded: 0,
				currency: schedule.currency,
				createdAt: schedule.createdAt,
				description: schedule.name,
				retryIfPossible: false,
				mandateId: schedule.mandateId,
				instalmentScheduleId: schedule.id,
				metadata: schedule.metadata,
			}));
	}
}

function isLiver(candidate: InstalmentSchedule, kept: InstalmentSchedule): boolean {
	return isScheduleLive(candidate.status) && !isScheduleLive(kept.status);
}
