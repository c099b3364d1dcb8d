import { unconfirmed } from '../protocol/unconfirmedRefusals';
import type { Organization } from './books';

/** Refuses a transaction dated on or before the end of the locked period. */
export function checkOpen({ settings }: Organization, ...dates: string[]): void {
	const { lockedUntil } = settings;
	if (lockedUntil !== undefined && dates.some((date) => date <= lockedUntil)) {
		throw unconfirmed('locked');
	}
}
