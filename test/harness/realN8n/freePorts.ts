/* eslint-disable @n8n/community-nodes/no-restricted-imports */
import { createServer, type AddressInfo } from 'node:net';

const listenAnywhere = async () => {
	const server = createServer();
	await new Promise<void>((resolve, reject) => {
		server.once('error', reject);
		server.listen(0, '127.0.0.1', resolve);
	});
	return server;
};

/** Ports that the operating system says are free; all are held until the last is known, so they differ. */
export async function findFreePorts(count: number): Promise<number[]> {
	const servers = await Promise.all(Array.from({ length: count }, listenAnywhere));
	const ports = servers.map((server) => (server.address() as AddressInfo).port);
	await Promise.all(
		servers.map(async (server) => await new Promise((resolve) => server.close(resolve))),
	);
	return ports;
}
