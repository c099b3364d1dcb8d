import type { FaultKind } from '../../transport/vendorError';

interface CodeMeaning {
	kind: FaultKind;
	/** What to do next. */
	advice?: string;
}

const RECONNECT = 'Open the credential in n8n and connect it again, as an admin of the company.';
const LATER = 'Run it again later: nothing is done twice.';

/** Intuit's codes that call for something particular (QuickBooks sheet 8). Texts are localised. */
const MEANINGS: Record<string, CodeMeaning> = {
	'100': { kind: 'unauthorized', advice: RECONNECT },
	'110': { kind: 'unauthorized', advice: RECONNECT },
	'120': {
		kind: 'unauthorized',
		advice: `The user who connected is no longer an admin of the company. ${RECONNECT}`,
	},
	'130': { kind: 'unavailable', advice: LATER },
	'140': { kind: 'unavailable', advice: `The company is locked at the moment. ${LATER}` },
	'150': { kind: 'unavailable', advice: `Intuit is doing maintenance. ${LATER}` },
	'600': {
		kind: 'conflict',
		advice: 'This idempotency key was used for another request. Give a new one.',
	},
	'610': {
		kind: 'notFound',
		advice:
			'The record was deleted, its id is wrong, or something that it refers to was made inactive.',
	},
	'620': {
		kind: 'invalid',
		advice:
			'Link only open transactions of the same customer; it may be paid already, or be of another type.',
	},
	'800': { kind: 'invalid', advice: 'Remove what depends on this record first.' },
	'1040': { kind: 'invalid', advice: 'Send at most 30 items in one batch.' },
	'2010': { kind: 'invalid', advice: 'Remove the named field from the request.' },
	'2020': { kind: 'invalid', advice: 'Fill in the named field.' },
	'2030': { kind: 'invalid', advice: 'Ids of QuickBooks consist of digits only.' },
	'2040': { kind: 'invalid', advice: 'Remove colons, tabs and line breaks from names.' },
	'2050': { kind: 'invalid', advice: 'Shorten the named text.' },
	'2220': {
		kind: 'invalid',
		advice: 'Use a currency that is active in the company (Settings, Currencies).',
	},
	'2300': { kind: 'invalid', advice: 'Make the debits equal the credits.' },
	'2500': { kind: 'invalid', advice: 'Choose a record that exists and is active.' },
	'3001': {
		kind: 'throttled',
		advice:
			"Run it again in a minute: nothing is done twice. If it goes on, the app's monthly allowance may be spent; see its usage in Intuit's developer portal.",
	},
	'3100': {
		kind: 'forbidden',
		advice:
			"The app may not read this company. Check the credential's environment: development keys work with sandbox companies only, production keys with real ones only.",
	},
	'3200': { kind: 'unauthorized', advice: RECONNECT },
	'4000': { kind: 'invalid', advice: 'Correct the query; OR, NOT, != and joins do not exist.' },
	'4001': {
		kind: 'invalid',
		advice: 'Filter only by fields that Intuit documents as filterable for this entity.',
	},
	'4002': { kind: 'invalid', advice: 'Simplify the query, or ask for fewer records.' },
	'5010': {
		kind: 'conflict',
		advice: 'Somebody changed the record meanwhile. Read it again, then repeat the change.',
	},
	'5020': { kind: 'forbidden', advice: 'Connect as a user who has this right in QuickBooks.' },
	'5030': { kind: 'forbidden', advice: "The company's QuickBooks plan lacks this feature." },
	'6070': { kind: 'invalid', advice: 'The amount must be the quantity times the unit price.' },
	'6100': { kind: 'invalid', advice: 'In the United States the tax code of a line is TAX or NON.' },
	'6140': { kind: 'conflict', advice: 'Give another document number, or leave it empty.' },
	'6190': {
		kind: 'forbidden',
		advice: "The company's QuickBooks subscription has ended. Renew it, then run it again.",
	},
	'6200': { kind: 'invalid', advice: closedBooks() },
	'6210': { kind: 'invalid', advice: closedBooks() },
	'6240': {
		kind: 'conflict',
		advice: 'Customers, vendors and employees share one list of names. Use another name.',
	},
	'6430': { kind: 'invalid', advice: 'Choose an account of the type that is asked for.' },
	'6450': { kind: 'invalid', advice: 'The transaction is settled; book a reversal instead.' },
	'6480': {
		kind: 'invalid',
		advice: 'Undo the match in the bank feed of QuickBooks first.',
	},
	'6540': {
		kind: 'invalid',
		advice: 'The transaction is part of a bank deposit. Remove it from the deposit first.',
	},
	'10000': { kind: 'unavailable', advice: LATER },
	'10100': { kind: 'invalid', advice: 'Ask for fewer records at a time.' },
};

function closedBooks(): string {
	return 'The books are closed for this date. Use a date after the closing date, and note the true date in the memo.';
}

/** The meaning of a code; Intuit writes `3001` and `003001`. */
export function meaningOf(code: string): CodeMeaning | undefined {
	return MEANINGS[normaliseCode(code)];
}

export function normaliseCode(code: string): string {
	return code.replace(/^0+(?=\d)/, '');
}
