/** Ids in the vendor's look (GoCardless sheet 1.3): a prefix, then upper-case letters and digits. */
export class IdentifierMaker {
	private readonly counters = new Map<string, number>();

	next(prefix: string): string {
		const count = (this.counters.get(prefix) ?? 0) + 1;
		this.counters.set(prefix, count);
		return `${prefix}${count.toString(36).toUpperCase().padStart(10, '0')}`;
	}

	requestId(): string {
		return this.next('').toLowerCase().padStart(20, 'f');
	}
}
