import { z } from 'zod';

import type { Session } from './session';

const typesSchema = z.array(
	z.object({
		name: z.string(),
		credentials: z.array(z.object({ name: z.string() })).default([]),
	}),
);

/** What n8n tells its editor about every node type it has loaded. */
export class NodeTypes {
	constructor(
		private readonly baseUrl: string,
		private readonly session: () => Session,
	) {}

	/** Credential types by node type, for example `n8n-nodes-gocardless-books.goCardless`. */
	async listWithCredentialTypes(): Promise<Map<string, string[]>> {
		const { json } = await this.session().browse(`${this.baseUrl}/types/nodes.json`);
		const taken = new Map<string, string[]>();
		for (const { name, credentials } of typesSchema.parse(json)) {
			// A type is listed once for every version of it.
			const known = taken.get(name) ?? [];
			taken.set(name, [...known, ...credentials.map((credential) => credential.name)]);
		}
		return taken;
	}
}
