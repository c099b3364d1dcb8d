/** More than Zoho sends in the time in which it might repeat itself: 1000 a day (Zoho sheet 9). */
const MOST_REMEMBERED = 1000;

/**
 * Which deliveries this process has seen. Nothing in Zoho's signature ends its validity, so a delivery
 * can come again at any time; this is a courtesy and no proof, since a restart and another worker
 * know nothing of it.
 */
export class RepeatedDeliveries {
	private readonly seen = new Set<string>();

	/** Whether it was noted before; notes it. */
	note(eventId: string): boolean {
		if (this.seen.has(eventId)) return true;
		this.seen.add(eventId);
		const [oldest] = this.seen;
		if (this.seen.size > MOST_REMEMBERED && oldest !== undefined) this.seen.delete(oldest);
		return false;
	}
}

export const repeatedDeliveries = new RepeatedDeliveries();
