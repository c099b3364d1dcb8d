/** `GET /payouts, 2 GET /payout_items`: what was asked, ids and companies left out. */
export function describeCalls(calls: ReadonlyArray<{ method: string; path: string }>): string {
	const counts = new Map<string, number>();
	for (const { method, path } of calls) {
		const name = `${method} ${path.replace(/\?.*/, '').replace(/.*\/(?:company\/\d+|books\/v3)/, '')}`;
		const short = name.replace(/\/(?:[A-Z]{2}\w+|\d{15,})$/, '/…');
		counts.set(short, (counts.get(short) ?? 0) + 1);
	}
	return [...counts].map(([name, times]) => (times === 1 ? name : `${times} ${name}`)).join(', ');
}
