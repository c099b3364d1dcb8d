import { z } from 'zod';

import { CURRENCIES } from '../model/schemes';

/** Numbers come as numbers or numeric strings (GoCardless sheet 1.3). */
export const wholeNumber = z
	.union([z.number().int('must be a whole number'), z.string().regex(/^-?\d+$/, 'is not a number')])
	.transform(Number);

/** An amount in minor units. */
export const amount = wholeNumber.pipe(z.number().positive('must be greater than 0'));

/** Zero is allowed: app fees and the like. */
export const amountOrZero = wholeNumber.pipe(z.number().min(0, 'must not be negative'));

export const currency = z.enum(CURRENCIES, { message: 'is not a supported currency' });

export const date = z
	.string()
	.regex(/^\d{4}-\d{2}-\d{2}$/, 'is not a date (YYYY-MM-DD)')
	.refine((text) => isRealDate(text), 'is not a date (YYYY-MM-DD)');

export const text = (longest: number) =>
	z.string().max(longest, `is too long (maximum is ${longest} characters)`);

/** Optional text that may be null. */
export const optionalText = (longest: number) => text(longest).nullable().optional();

/** At most 3 keys of 50 characters, values are strings of at most 500 (GoCardless sheet 1.3). */
export const metadata = z
	.record(
		z.string({ message: 'must be a string' }).max(500, 'is too long (maximum is 500 characters)'),
	)
	.superRefine((map, context) => {
		const keys = Object.keys(map);
		if (keys.length > 3) {
			context.addIssue({ code: 'custom', message: 'cannot have more than 3 keys' });
		}
		if (keys.some((key) => key.length > 50)) {
			context.addIssue({ code: 'custom', message: 'keys cannot be longer than 50 characters' });
		}
	});

export const optionalMetadata = metadata.optional();

/** The body of most actions: nothing but metadata for the event. */
export const metadataOnly = z.object({ metadata: optionalMetadata }).strict();

export const uri = z.string().regex(/^https?:\/\/\S+$/, 'is not a URL');

export const countryCode = z
	.string()
	.regex(/^[A-Z]{2}$/, 'is not a country code (ISO 3166-1 alpha-2)');

function isRealDate(value: string): boolean {
	const time = Date.parse(`${value}T00:00:00Z`);
	return !Number.isNaN(time) && new Date(time).toISOString().slice(0, 10) === value;
}
