/** The discovery document, with the simulator's own addresses (QuickBooks sheet 2). */
export function discovery(baseUrl: string): Record<string, unknown> {
	return {
		issuer: 'https://oauth.platform.intuit.com/op/v1',
		authorization_endpoint: `${baseUrl}/connect/oauth2`,
		token_endpoint: `${baseUrl}/oauth2/v1/tokens/bearer`,
		userinfo_endpoint: `${baseUrl}/v1/openid_connect/userinfo`,
		revocation_endpoint: `${baseUrl}/v2/oauth2/tokens/revoke`,
		jwks_uri: `${baseUrl}/op/v1/jwks`,
		response_types_supported: ['code'],
		subject_types_supported: ['public'],
		id_token_signing_alg_values_supported: ['RS256'],
		scopes_supported: ['openid', 'email', 'profile', 'address', 'phone'],
		token_endpoint_auth_methods_supported: ['client_secret_post', 'client_secret_basic'],
		claims_supported: ['aud', 'exp', 'iat', 'iss', 'realmid', 'sub'],
	};
}
