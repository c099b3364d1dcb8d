import type { Organization } from '../organization/books';
import { dateIn } from '../values/times';
import { toDelivery, type ZohoDelivery } from './deliveries';
import type { Change } from './outbox';
import { webhooksFor } from './rules';

/** Calls of webhooks for one organisation a day (Zoho sheet 9). */
const CALLS_PER_DAY = 1000;

/** Turns changes into calls of webhooks, as the record is at that moment. */
export class WebhookDispatcher {
	private waiting: ZohoDelivery[] = [];

	private readonly perDay = new Map<string, number>();

	constructor(private readonly organizationOf: (id: string) => Organization | undefined) {}

	note(change: Change): void {
		const organization = this.organizationOf(change.organization.id);
		if (organization === undefined || organization.workflows.size === 0) return;
		for (const webhook of webhooksFor(organization, change)) {
			const day = dateIn(change.at, organization.settings.timeZone);
			const key = `${organization.id} ${day}`;
			const calls = (this.perDay.get(key) ?? 0) + 1;
			this.perDay.set(key, calls);
			if (calls <= CALLS_PER_DAY) this.waiting.push(toDelivery(organization, webhook, change));
		}
	}

	/** What was not delivered yet, in order. */
	take(): ZohoDelivery[] {
		const taken = this.waiting;
		this.waiting = [];
		return taken;
	}
}
