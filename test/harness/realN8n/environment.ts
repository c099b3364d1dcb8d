/* eslint-disable @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/no-hardcoded-secrets */
/** The one user of every n8n that tests and demo start. */
export const OWNER = {
	email: 'owner@books.example',
	firstName: 'Olivia',
	lastName: 'Owner',
	password: 'Books-and-debits-1',
};

/** bcrypt of OWNER.password; n8n takes an owner from the environment only as a hash. */
const OWNER_PASSWORD_HASH = '$2a$10$wcHELg1EjtqkpTB4SekNk.l7s1KC0kt0.VHEz6vhtVwDSg1GmBo7C';

export interface Ports {
	http: number;
	/** Two n8n on one machine collide on the default of this one. */
	taskBroker: number;
}

/** What n8n inherits from us: enough to run, nothing that could change its behaviour. */
const inherited = () =>
	Object.fromEntries(
		['PATH', 'HOME', 'LANG', 'TMPDIR', 'TEMP', 'SystemRoot'].flatMap((name) => {
			const value = process.env[name];
			return value === undefined ? [] : [[name, value]];
		}),
	);

/** A quiet n8n on the loopback interface that talks to nobody outside. */
export function buildEnvironment(
	userFolder: string,
	ports: Ports,
	extra: Record<string, string>,
): Record<string, string> {
	const baseUrl = `http://127.0.0.1:${ports.http}`;
	return {
		...inherited(),
		N8N_USER_FOLDER: userFolder,
		N8N_ENCRYPTION_KEY: 'key-of-the-tests-only',
		N8N_LISTEN_ADDRESS: '127.0.0.1',
		N8N_HOST: '127.0.0.1',
		N8N_PORT: String(ports.http),
		N8N_EDITOR_BASE_URL: baseUrl,
		N8N_WEBHOOK_URL: baseUrl,
		N8N_RUNNERS_BROKER_PORT: String(ports.taskBroker),
		N8N_INSTANCE_OWNER_MANAGED_BY_ENV: 'true',
		N8N_INSTANCE_OWNER_EMAIL: OWNER.email,
		N8N_INSTANCE_OWNER_FIRST_NAME: OWNER.firstName,
		N8N_INSTANCE_OWNER_LAST_NAME: OWNER.lastName,
		N8N_INSTANCE_OWNER_PASSWORD_HASH: OWNER_PASSWORD_HASH,
		N8N_SECURE_COOKIE: 'false',
		N8N_DIAGNOSTICS_ENABLED: 'false',
		N8N_VERSION_NOTIFICATIONS_ENABLED: 'false',
		N8N_TEMPLATES_ENABLED: 'false',
		N8N_PERSONALIZATION_ENABLED: 'false',
		N8N_HIRING_BANNER_ENABLED: 'false',
		N8N_DYNAMIC_BANNERS_ENABLED: 'false',
		N8N_VERIFIED_PACKAGES_ENABLED: 'false',
		N8N_UNVERIFIED_PACKAGES_ENABLED: 'true',
		N8N_LICENSE_AUTO_RENEW_ENABLED: 'false',
		N8N_DISABLED_MODULES: 'mcp-registry',
		N8N_LOG_LEVEL: 'warn',
		NO_COLOR: '1',
		...extra,
	};
}
