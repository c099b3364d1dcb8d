import type { SimulatedRequest } from '../../shared/httpServer';
import type { AccessToken } from '../settings';
import { invalidUsage } from './errors';

const REASONS = {
	revoked: 'access_token_revoked',
	not_active: 'access_token_not_active',
} as const;

/** Checks the mandatory headers and finds the token (GoCardless sheet 1 and 2). */
export function authenticate(
	request: SimulatedRequest,
	tokens: ReadonlyMap<string, AccessToken>,
): AccessToken {
	const { authorization } = request.headers;
	if (authorization === undefined || authorization === '') {
		throw invalidUsage(401, 'missing_authorization_header', 'No Authorization header was sent');
	}
	const [, bearer] = /^Bearer (\S+)$/.exec(authorization) ?? [];
	if (bearer === undefined) {
		throw invalidUsage(
			401,
			'invalid_authorization_header',
			'The Authorization header is malformed',
		);
	}
	const token = tokens.get(bearer);
	if (token === undefined) {
		throw invalidUsage(401, 'access_token_not_found', 'The access token was not found');
	}
	const { state = 'active' } = token;
	if (state !== 'active') throw invalidUsage(401, REASONS[state], 'The access token is not usable');
	if (request.method !== 'GET' && token.scope === 'read_only') {
		throw invalidUsage(403, 'insufficient_permissions', 'Insufficient permissions');
	}
	return token;
}

export function checkVersion(request: SimulatedRequest): void {
	const version = request.headers['gocardless-version'];
	if (version === undefined || version === '') {
		throw invalidUsage(400, 'missing_version_header', 'No GoCardless-Version header was sent');
	}
	if (version !== '2015-07-06') {
		throw invalidUsage(400, 'version_not_found', `There is no API version ${version}`);
	}
}

/** Content negotiation and the JSON body; undefined when there is none. */
export function readBody(request: SimulatedRequest): unknown {
	const { accept, 'content-type': contentType } = request.headers;
	if (accept !== undefined && accept !== '' && !/application\/(json|\*)|\*\/\*/.test(accept)) {
		throw invalidUsage(406, 'not_acceptable', 'Only application/json can be answered');
	}
	if (request.raw.length === 0) return undefined;
	if (request.method === 'GET') {
		throw invalidUsage(400, 'request_body_not_allowed', 'A GET request must have no body');
	}
	if (contentType === undefined || !/^application\/(\S+\+)?json\b/i.test(contentType)) {
		throw invalidUsage(415, 'invalid_content_type', 'The body must be application/json');
	}
	try {
		return JSON.parse(request.raw.toString('utf8')) as unknown;
	} catch {
		throw invalidUsage(400, 'invalid_document_structure', 'The body is not valid JSON');
	}
}
