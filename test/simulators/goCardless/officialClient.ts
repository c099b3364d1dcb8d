/* eslint-disable @n8n/community-nodes/no-restricted-imports, @typescript-eslint/no-require-imports */
import { randomUUID } from 'node:crypto';
import { createRequire } from 'node:module';

import type { GoCardlessClient } from 'gocardless-nodejs';
import type * as Errors from 'gocardless-nodejs/types/errors';
import type * as Webhooks from 'gocardless-nodejs/types/webhooks';

// The client's `uuid` is an ES module, which jest cannot `require`; only its random ids are used.
jest.doMock(createRequire(require.resolve('gocardless-nodejs')).resolve('uuid'), () => ({
	v4: randomUUID,
}));

const { gocardless } = require('gocardless-nodejs') as {
	gocardless: (token: string, environment: string, options?: object) => GoCardlessClient;
};

export const errors = require('gocardless-nodejs/errors') as typeof Errors;

export const webhooks = require('gocardless-nodejs/webhooks') as typeof Webhooks;

/**
 * The vendor's own client, pointed at a simulator. It has no option for its address (GoCardless
 * sheet 9), so its field is set. Node's test runner must be jest.
 */
export function officialClient(url: string, token: string, options: object = {}): GoCardlessClient {
	const client = gocardless(token, 'SANDBOX', options);
	Object.assign(Reflect.get(client, '_api') as object, { _baseUrl: url });
	return client;
}
