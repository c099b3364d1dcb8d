import { toMinor } from '../values/amounts';
import { checkedDate } from '../values/times';
import { isWire, wireList, type Wire } from '../values/wire';
import { invalidValue, tooLong } from './refusals';

/** A text; numbers and switches are taken as text, as the vendor does. Nothing when left out. */
export function textIn(body: Wire, property: string, limit = 5000): string | undefined {
	const value = body[property];
	if (value === undefined || value === null) return undefined;
	if (typeof value === 'object') throw invalidValue(property);
	const text = String(value as string | number | boolean);
	if (text.length > limit) throw tooLong(property, limit);
	return text;
}

export function neededText(body: Wire, property: string, limit?: number): string {
	const text = textIn(body, property, limit);
	if (text === undefined || text.trim() === '') throw invalidValue(property);
	return text;
}

export function dateIn(body: Wire, property: string): string | undefined {
	const value = body[property];
	return value === undefined || value === '' ? undefined : checkedDate(value, property);
}

export function neededDate(body: Wire, property: string): string {
	return checkedDate(body[property], property);
}

/** Minor units; nothing when left out. */
export function amountIn(body: Wire, property: string, currency: string): number | undefined {
	const value = body[property];
	return value === undefined || value === '' ? undefined : toMinor(value, currency, property);
}

/** Minor units, more than nothing. */
export function positiveAmount(body: Wire, property: string, currency: string): number {
	const amount = amountIn(body, property, currency);
	if (amount === undefined || amount <= 0) throw invalidValue(property);
	return amount;
}

export function numberIn(body: Wire, property: string): number | undefined {
	const value = body[property];
	if (value === undefined || value === '') return undefined;
	const number = typeof value === 'string' ? Number(value) : value;
	if (typeof number !== 'number' || !Number.isFinite(number)) throw invalidValue(property);
	return number;
}

export function switchIn(body: Wire, property: string): boolean | undefined {
	const value = body[property];
	if (value === undefined || value === '') return undefined;
	if (value === true || value === 'true') return true;
	if (value === false || value === 'false') return false;
	throw invalidValue(property);
}

export function choiceIn<C extends string>(
	body: Wire,
	property: string,
	choices: readonly C[],
): C | undefined {
	const text = textIn(body, property);
	if (text === undefined || text === '') return undefined;
	const choice = choices.find((one) => one === text);
	if (choice === undefined) throw invalidValue(property);
	return choice;
}

/** Objects of an array; anything that is no array of objects is refused. */
export function objectsIn(body: Wire, property: string): Wire[] | undefined {
	const value = body[property];
	if (value === undefined) return undefined;
	if (!Array.isArray(value) || !value.every(isWire)) throw invalidValue(property);
	return wireList(value);
}
