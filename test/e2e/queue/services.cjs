/**
 * Prepares and tidies up what n8n's queue mode needs: a database in Postgres and a name space in Redis, both on
 * their standard local ports. Uses n8n's own clients, so that this project needs none.
 *
 *     node services.cjs <n8n> create|drop <name>
 *
 * Prints one sentence and fails when something is missing.
 */
const { createRequire } = require('node:module');

const [n8n, action, name] = process.argv.slice(2);
const load = createRequire(n8n);
const HOST = '127.0.0.1';

async function withPostgres(work) {
	const { Client } = load('pg');
	const client = new Client({
		host: HOST,
		port: 5432,
		user: process.env.PGUSER || 'postgres',
		password: process.env.PGPASSWORD,
		database: 'postgres',
		connectionTimeoutMillis: 2000,
	});
	try {
		await client.connect();
	} catch (error) {
		throw new Error(`Postgres on ${HOST}:5432 does not let us in (${error.message}).`);
	}
	await work(client).finally(async () => await client.end());
}

async function withRedis(work) {
	const { Redis } = load('ioredis');
	const options = { lazyConnect: true, connectTimeout: 2000, retryStrategy: () => null };
	const client = new Redis(6379, HOST, options);
	// Without a listener ioredis prints every failure.
	client.on('error', () => undefined);
	try {
		await client.connect();
	} catch (error) {
		throw new Error(`Redis on ${HOST}:6379 does not answer (${error.message}).`);
	}
	try {
		await work(client);
	} finally {
		client.disconnect();
	}
}

async function create() {
	await withRedis(async (redis) => await redis.ping());
	await withPostgres(async (postgres) => await postgres.query(`CREATE DATABASE ${name}`));
}

async function drop() {
	await withPostgres(
		async (postgres) => await postgres.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`),
	);
	await withRedis(async (redis) => {
		const keys = await redis.keys(`*${name}*`);
		if (keys.length > 0) await redis.del(keys);
	});
}

(action === 'create' ? create() : drop()).catch((error) => {
	process.stdout.write(error.message);
	process.exitCode = 1;
});
