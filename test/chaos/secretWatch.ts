import type { RunResult } from '../harness/inProcess';
import type { ChaosBooks } from './company';

/** Looks for tokens and secrets in everything that n8n would store of an execution. */
export class SecretWatch {
	/** What was found, without the secret itself. */
	readonly leaks: string[] = [];

	private readonly secrets = new Map<string, string>();

	constructor(private readonly world: ChaosBooks) {
		this.collect();
	}

	inspect(run: RunResult): void {
		this.collect();
		const stored = toStoredText(run.run.data);
		for (const [secret, name] of this.secrets) {
			if (stored.includes(secret)) {
				this.leaks.push(`${name} is in the data of execution ${run.executionId}`);
			}
		}
	}

	/** Tokens change with every refresh, so those of all times are remembered. */
	collect(): void {
		const { n8n, credentialIds } = this.world;
		const { goCardless, ...ledger } = credentialIds;
		const [booksId = ''] = Object.values(ledger);
		const books = n8n.credentials.read(booksId);
		const collector = n8n.credentials.read(goCardless);
		const token = (books.oauthTokenData ?? {}) as Record<string, unknown>;
		this.add('an access token of the books', token.access_token);
		this.add('a refresh token of the books', token.refresh_token);
		this.add('the client secret', books.clientSecret);
		this.add('the access token of GoCardless', collector.accessToken);
		this.add('the webhook secret', collector.webhookSecret);
	}

	private add(name: string, secret: unknown): void {
		if (typeof secret === 'string' && secret !== '') this.secrets.set(secret, name);
	}
}

/** As n8n stores it: what objects say of themselves, each once, cycles left out. */
function toStoredText(data: unknown): string {
	const seen = new WeakSet<object>();
	return JSON.stringify(data, (_key, value: unknown) => {
		if (typeof value !== 'object' || value === null) return value;
		if (seen.has(value)) return undefined;
		seen.add(value);
		// More than n8n keeps of an error, on purpose.
		if (value instanceof Error) {
			const { message, stack, cause } = value;
			return { ...value, message, stack, cause };
		}
		return value;
	});
}
