import type { FaultKind } from '../../transport/vendorError';

interface CodeMeaning {
	kind: FaultKind;
	/** What to do next. */
	advice?: string;
}

const NO_SUCH_RECORD =
	'The record was deleted, or its id belongs to another organization. Look it up with "Get Many".';

/** What is refused for haste has not been done. */
const IN_A_MINUTE =
	'Other programs use the same organization at the moment. Run it again in a minute.';

/** Zoho's codes that call for something particular (Zoho sheet 5). Texts are localised. */
const MEANINGS: Readonly<Record<string, CodeMeaning>> = {
	'2': { kind: 'invalid', advice: 'Correct the parameter that the message names.' },
	'4': {
		kind: 'invalid',
		advice:
			'Correct the value that the message names. A journal may not have an account on both sides.',
	},
	'5': { kind: 'notFound', advice: NO_SUCH_RECORD },
	'14': {
		kind: 'unauthorized',
		advice: 'Open the credential in n8n and connect it again.',
	},
	'15': { kind: 'invalid', advice: 'Shorten the value that the message names.' },
	'44': { kind: 'throttled', advice: IN_A_MINUTE },
	'45': { kind: 'quota' },
	'57': {
		kind: 'forbidden',
		advice:
			'The connection lacks a permission: the user who connected needs a role in Zoho Books that may do this, and after an update of this package the credential has to be connected again to grant new scopes.',
	},
	'1001': { kind: 'conflict', advice: 'Use another name, or look the existing item up.' },
	'1002': { kind: 'notFound', advice: NO_SUCH_RECORD },
	'1038': { kind: 'invalid', advice: 'The body is no valid JSON. Check the additional body.' },
	'1070': { kind: 'throttled', advice: IN_A_MINUTE },
	'3062': {
		kind: 'conflict',
		advice: 'Contact names are unique. Look the contact up with "Get Many", or use another name.',
	},
	'6041': {
		kind: 'forbidden',
		advice:
			'Choose an organization on the node that the user who connected belongs to, in the data centre of the credential.',
	},
	'107051': { kind: 'conflict', advice: 'A webhook of this name exists. Rename or remove it.' },
	'108004': { kind: 'invalid', advice: 'Match only transactions of the same bank account.' },
};

export function meaningOf(code: string): CodeMeaning | undefined {
	return MEANINGS[code];
}

/** May come from a token that ended early, whatever the HTTP status (Zoho sheet 2). */
export function isTokenCode(code: string | undefined): boolean {
	return code === '14' || code === '57';
}
