import { SetupProblem } from './problem';

export interface DemoOptions {
	/** End after the table, with an exit code that tells whether the proof holds. */
	exits: boolean;
	customers: number;
	/** Invoices a customer gets in the course of the month. */
	invoicesEach: number;
	/** Days on which business is done; two more weeks pass until the last debits have settled. */
	days: number;
	/** Seed of everything that is left to chance. */
	seed: number;
}

export const USAGE = `npm start                      a month of business in a real n8n, which then stays open
npm start -- --exit            the same, but ends after the table (exit code 0: the proof holds)
           --customers 42      how many customers
           --invoices 3        invoices for each of them
           --days 30           days of business
           --seed 1            another number: another month`;

/** @throws SetupProblem naming the argument that is wrong */
export function readOptions(args: readonly string[]): DemoOptions {
	const numbers = { customers: 42, invoices: 3, days: 30, seed: 1 };
	let exits = false;
	for (let at = 0; at < args.length; at += 1) {
		const name = args[at]?.replace(/^--/, '') ?? '';
		if (name === 'exit') {
			exits = true;
		} else if (isNumberName(name, numbers)) {
			at += 1;
			const value = Number(args[at]);
			if (!Number.isInteger(value) || value < 1) {
				throw new SetupProblem(`--${name} must be a whole number above zero.\n\n${USAGE}`);
			}
			numbers[name] = value;
		} else {
			throw new SetupProblem(`There is no argument "${args[at]}".\n\n${USAGE}`);
		}
	}
	const { customers, invoices, days, seed } = numbers;
	return { exits, customers, invoicesEach: invoices, days, seed };
}

function isNumberName<T extends object>(
	name: string,
	numbers: T,
): name is Extract<keyof T, string> {
	return Object.hasOwn(numbers, name);
}
