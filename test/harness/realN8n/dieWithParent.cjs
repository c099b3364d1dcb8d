/**
 * Loaded into every n8n that the tests start: when the process that started it is gone, however it ended, the pipe on
 * file descriptor 3 closes and n8n takes its whole process group (task runners included) with it.
 */
const { Socket } = require('node:net');

try {
	const lifeline = new Socket({ fd: 3, readable: true });
	lifeline.on('error', () => {});
	lifeline.on('close', () => process.kill(-process.pid, 'SIGKILL'));
	lifeline.resume();
	lifeline.unref();
} catch {
	// A child of n8n that inherits NODE_OPTIONS has no such pipe; it belongs to the group anyway.
}
