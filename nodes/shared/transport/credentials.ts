import type {
	ICredentialDataDecryptedObject,
	IExecuteFunctions,
	IHookFunctions,
	ILoadOptionsFunctions,
	IPollFunctions,
	IWebhookFunctions,
} from 'n8n-workflow';
import { z } from 'zod';

/** The contexts of n8n from which our clients send requests. */
export type ApiContext =
	| IExecuteFunctions
	| IHookFunctions
	| ILoadOptionsFunctions
	| IPollFunctions
	| IWebhookFunctions;

export const tokenSchema = z
	.object({
		access_token: z.string().optional(),
		/** Milliseconds; absent on n8n before 2.33 and on credentials connected before that. */
		n8n_expires_at: z.coerce.number().optional().catch(undefined),
		error: z.unknown().optional(),
	})
	.passthrough();

export type OAuthToken = z.infer<typeof tokenSchema>;

export function readToken(credentials: ICredentialDataDecryptedObject): OAuthToken {
	const parsed = tokenSchema.safeParse(credentials.oauthTokenData ?? {});
	return parsed.success ? parsed.data : {};
}

/** The id and name of the credential that a node uses, for pacing and for sentences. */
export function credentialIdentity(
	context: ApiContext,
	credentialType: string,
): { id: string; name: string } {
	const used = context.getNode().credentials?.[credentialType];
	return { id: used?.id ?? 'unsaved', name: used?.name ?? credentialType };
}

export function reconnectFault(
	context: ApiContext,
	credentialType: string,
	account: string,
	reason: unknown,
) {
	const { name } = credentialIdentity(context, credentialType);
	const words = reason instanceof Error ? reason.message : String(reason ?? 'no new token');
	return {
		kind: 'unauthorized' as const,
		message: `The connection to ${account} has ended (${words}).`,
		advice: `Open the credential "${name}" in n8n and connect it again.`,
	};
}
