import type { Cause } from '../business/events';
import type { Metadata } from '../model/records';
import type { AccessToken } from '../settings';
import type { World } from '../world';

/** A request that has passed authentication. */
export interface Call {
	world: World;
	method: string;
	path: string;
	query: URLSearchParams;
	/** The parsed JSON body, envelope included. */
	body: unknown;
	token: AccessToken;
	idempotencyKey: string | undefined;
}

/** The cause of what an API call does. */
export function byApi(call: Call, cause: string, metadata: Metadata = {}): Cause {
	const source =
		call.token.app === undefined
			? { name: 'Access token', type: 'access_token' }
			: { name: call.token.app, type: 'app' };
	return { origin: 'api', cause, metadata, source };
}
