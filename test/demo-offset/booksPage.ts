/* eslint-disable @n8n/community-nodes/no-restricted-imports */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

import type { Business } from './business';
import { choosePort } from './ports';
import { renderBooks } from './renderBooks';
import type { Vendors } from './vendors';

const PREFERRED_PORT = 5682;

/** A page of the simulated company's books, to look at beside n8n; fresh at every reload. */
export class BooksPage {
	private constructor(private readonly server: Server) {}

	static async open(
		vendors: Vendors,
		business: Business,
		clearingAccount: string,
	): Promise<BooksPage> {
		const server = createServer((_request, answer) => {
			answer.writeHead(200, { 'content-type': 'text/html; charset=utf-8' });
			answer.end(renderBooks(vendors, business, clearingAccount));
		});
		const port = await choosePort(PREFERRED_PORT);
		await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
		return new BooksPage(server);
	}

	get url(): string {
		return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
	}

	async close(): Promise<void> {
		this.server.closeAllConnections();
		await new Promise((resolve) => this.server.close(resolve));
	}
}
