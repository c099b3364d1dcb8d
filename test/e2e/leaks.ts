import type { RealN8n } from '../harness/realN8n';

/** Everything a person, a backup or a log collector can get out of n8n without its encryption key. */
async function readEverything(n8n: RealN8n): Promise<Map<string, string>> {
	const texts = new Map<string, string>();
	for (const { id } of await n8n.executions.list()) {
		const execution = await n8n.session.api('GET', `/executions/${id}?includeData=true`);
		texts.set(`execution ${id}`, JSON.stringify(execution));
	}
	const workflows = await n8n.session.api('GET', '/workflows?limit=250');
	texts.set('the exported workflows', JSON.stringify(workflows));
	const credentials = await n8n.session.editor('GET', '/rest/credentials?includeData=true');
	texts.set('the list of credentials', JSON.stringify(credentials));
	texts.set('the log', n8n.readLog());
	return texts;
}

/**
 * Where secrets can be read that nobody should be able to read.
 * @returns sentences, and how much was searched
 */
export async function findLeaks(
	n8n: RealN8n,
	secrets: readonly string[],
): Promise<{ leaks: string[]; texts: Map<string, string> }> {
	const texts = await readEverything(n8n);
	const leaks = [...texts].flatMap(([where, text]) =>
		secrets
			.filter((secret) => text.includes(secret))
			.map((secret) => `"${secret.slice(0, 24)}…" is in ${where}`),
	);
	return { leaks, texts };
}
