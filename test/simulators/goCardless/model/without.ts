/** A copy of an object that lacks the given keys. */
export function without<T extends object, K extends keyof T>(value: T, ...keys: K[]): Omit<T, K> {
	const copy: T = { ...value };
	for (const key of keys) delete copy[key];
	return copy;
}
