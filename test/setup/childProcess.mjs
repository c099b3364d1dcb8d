import { spawn } from 'node:child_process';
import { createWriteStream, readFileSync } from 'node:fs';
import { basename } from 'node:path';

/** A command ended badly; `log` holds the end of what it said. */
export class CommandFailed extends Error {
	constructor(command, code, log) {
		super(`"${command}" ended with ${code}`);
		this.log = log;
	}
}

const lastLines = (file, count) =>
	readFileSync(file, 'utf8').trimEnd().split('\n').slice(-count).join('\n');

/** Runs a command quietly; what it says goes to the end of `logFile`. @throws CommandFailed */
export function runQuietly(command, args, { cwd, env, logFile, timeoutMs }) {
	return new Promise((resolve, reject) => {
		const log = createWriteStream(logFile, { flags: 'a' });
		const shown = [basename(command), ...args].join(' ');
		log.write(`\n$ ${shown}\n`);
		const child = spawn(command, args, {
			cwd,
			env: { ...process.env, ...env },
			stdio: ['ignore', 'pipe', 'pipe'],
			timeout: timeoutMs,
		});
		child.stdout.pipe(log, { end: false });
		child.stderr.pipe(log, { end: false });
		// Stopped by hand we take the child with us, or npm would go on writing behind our back.
		const stop = () => {
			child.kill('SIGKILL');
			process.exit(1);
		};
		process.once('SIGINT', stop);
		process.once('SIGTERM', stop);
		child.on('error', reject);
		child.on('close', (code, signal) => {
			process.off('SIGINT', stop);
			process.off('SIGTERM', stop);
			log.end(() => {
				if (code === 0) resolve();
				else reject(new CommandFailed(shown, signal ?? code, lastLines(logFile, 15)));
			});
		});
	});
}

/** Runs a command in the foreground and hands its exit code on. Ctrl-C reaches it and we wait for it to tidy up. */
export function runInForeground(command, args, { cwd, env } = {}) {
	return new Promise((resolve, reject) => {
		const child = spawn(command, args, { cwd, env: { ...process.env, ...env }, stdio: 'inherit' });
		const waitForChild = () => {};
		const passOn = (signal) => child.kill(signal);
		process.on('SIGINT', waitForChild);
		process.on('SIGTERM', passOn);
		child.on('error', reject);
		child.on('close', (code, signal) => {
			process.off('SIGINT', waitForChild);
			process.off('SIGTERM', passOn);
			resolve(signal ? 1 : (code ?? 1));
		});
	});
}

/** npm as a command: the very npm that runs us, or the one on the PATH. */
export function npmCommand() {
	const running = process.env.npm_execpath;
	if (running && basename(running).startsWith('npm-cli')) {
		return { command: process.execPath, leadingArgs: [running] };
	}
	return { command: process.platform === 'win32' ? 'npm.cmd' : 'npm', leadingArgs: [] };
}
