/** What a function returned, or what it threw. */
export type Captured<Result> = { value: Result } | { error: unknown };

/** Runs a function that may throw, so that its error can be looked at like any other value. */
export function capture<Result>(run: () => Result): Captured<Result> {
	try {
		return { value: run() };
	} catch (error) {
		return { error };
	}
}
