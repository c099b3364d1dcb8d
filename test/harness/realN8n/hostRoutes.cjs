/**
 * Loaded into an n8n whose credentials name a vendor's real hosts, as a user's do: HTTPS requests to
 * these hosts go to a simulator on this machine, with the vendor's host in the header.
 */
const http = require('node:http');
const https = require('node:https');
const { syncBuiltinESMExports } = require('node:module');

/** Host name to the address of the simulator. */
const routes = new Map(Object.entries(JSON.parse(process.env.TEST_HOST_ROUTES ?? '{}')));
const request = https.request;

https.request = (options, ...rest) => {
	const simulator = routes.get(options?.hostname);
	if (simulator === undefined) return request(options, ...rest);
	const { hostname, port } = new URL(simulator);
	const headers = { ...options.headers, host: options.hostname };
	const changes = { protocol: 'http:', host: hostname, hostname, port, agent: undefined, headers };
	return http.request({ ...options, ...changes }, ...rest);
};

syncBuiltinESMExports();
