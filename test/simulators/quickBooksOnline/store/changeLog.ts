/** What changed when, oldest first, so that "since" costs a binary search and not a scan. */
export class ChangeLog {
	private readonly times: number[] = [];

	private readonly ids: string[] = [];

	private readonly lastPosition = new Map<string, number>();

	note(at: number, id: string): void {
		this.lastPosition.set(id, this.ids.length);
		this.times.push(at);
		this.ids.push(id);
	}

	/** Ids changed at or after `since`, each once, in the order of their last change. */
	since(since: number): Array<{ id: string; at: number }> {
		const result: Array<{ id: string; at: number }> = [];
		for (let position = this.firstAt(since); position < this.ids.length; position += 1) {
			const id = this.ids[position] as string;
			if (this.lastPosition.get(id) === position) {
				result.push({ id, at: this.times[position] as number });
			}
		}
		return result;
	}

	private firstAt(since: number): number {
		let low = 0;
		let high = this.times.length;
		while (low < high) {
			const middle = (low + high) >> 1;
			if ((this.times[middle] as number) < since) low = middle + 1;
			else high = middle;
		}
		return low;
	}
}
