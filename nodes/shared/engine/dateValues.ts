import { asText, ParameterError } from './parameters';

interface DateLike {
	toISODate?: () => string;
	toUTC?: () => { toISO(): string };
}

/** `YYYY-MM-DD`; the editor's date picker adds a time, which is dropped as it is written. */
export function checkDate(label: string, value: unknown): string {
	if (typeof value === 'object' && value !== null) {
		const { toISODate } = value as DateLike;
		if (toISODate !== undefined) return toISODate.call(value);
	}
	const text = asText(value, label).slice(0, 10);
	if (!/^\d{4}-\d{2}-\d{2}$/.test(text) || Number.isNaN(Date.parse(text))) {
		throw new ParameterError(`"${label}" must be a date like 2026-03-31, not "${text}".`);
	}
	return text;
}

/** ISO 8601 in UTC with `Z`, since an unencoded `+` of an offset turns into a space. */
export function checkDateTime(label: string, value: unknown): string {
	if (typeof value === 'object' && value !== null) {
		const { toUTC } = value as DateLike;
		if (toUTC !== undefined) return toUTC.call(value).toISO();
	}
	const text = asText(value, label);
	const milliseconds = Date.parse(text);
	if (Number.isNaN(milliseconds)) {
		throw new ParameterError(
			`"${label}" must be a date and time like 2026-03-31T09:00:00Z, not "${text}".`,
		);
	}
	return new Date(milliseconds).toISOString();
}
