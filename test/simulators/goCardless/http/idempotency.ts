import { invalidState, invalidUsage } from './errors';

/** The keys of creations that succeeded, per resource (GoCardless sheet 1.5). */
export class IdempotencyKeys {
	private readonly made = new Map<string, string>();

	/** Refuses a key that has made something: the vendor never replays the old answer. */
	check(plural: string, key: string | undefined): void {
		if (key === undefined) return;
		if (key.length > 128) {
			throw invalidUsage(400, 'idempotency_key_too_long', 'The idempotency key is too long');
		}
		const existing = this.made.get(`${plural} ${key}`);
		if (existing === undefined) return;
		throw invalidState(
			'idempotent_creation_conflict',
			'A resource has already been created with this idempotency key',
			{ status: 409, links: { conflicting_resource_id: existing } },
		);
	}

	remember(plural: string, key: string | undefined, id: string): void {
		if (key !== undefined) this.made.set(`${plural} ${key}`, id);
	}

	/** Lets all keys be used again, as after the vendor's retention. */
	forget(): void {
		this.made.clear();
	}
}
