import { z } from 'zod';

import { toMinorUnits } from '../../../money';
import { parseRecord, textOrNone } from '../../invalidRecord';
import type { BooksCustomer, PostalAddress } from '../../types';
import { readInstructionInNotes, withInstruction } from '../instruction';
import { customFieldHash, customFields, customInstruction, customReferences } from './customFields';
import {
	amountOrNone,
	id,
	listOf,
	listOrNone,
	optionalAmount,
	optionalText,
	readVersion,
} from './fields';

const WHAT = 'a Zoho Books contact';

const person = z.object({
	first_name: optionalText,
	last_name: optionalText,
	email: optionalText,
	is_primary_contact: z.boolean().nullish(),
});

const schema = z.object({
	contact_id: id,
	contact_name: z.string(),
	contact_type: optionalText,
	company_name: optionalText,
	first_name: optionalText,
	last_name: optionalText,
	email: optionalText,
	status: optionalText,
	contact_persons: listOf(person),
	billing_address: z
		.union([
			z.object({
				address: optionalText,
				street2: optionalText,
				city: optionalText,
				state: optionalText,
				state_code: optionalText,
				zip: optionalText,
				country: optionalText,
				country_code: optionalText,
			}),
			z.literal(''),
		])
		.nullish(),
	currency_code: optionalText,
	outstanding_receivable_amount: optionalAmount,
	unused_credits_receivable_amount: optionalAmount,
	notes: optionalText,
	custom_fields: customFields,
	custom_field_hash: customFieldHash,
	last_modified_time: optionalText,
});

type Raw = z.infer<typeof schema>;

/** GoCardless customers and mandates, by how their ids begin (GoCardless sheet 1.3). */
const GOCARDLESS_ID = /^(CU|MD)[A-Z0-9]+$/;

/** A contact of Zoho Books, as a row of a list or in full. @throws InvalidRecordError */
export function readCustomer(record: unknown, homeCurrency: string): BooksCustomer {
	const raw = parseRecord(schema, record, WHAT);
	const currency = textOrNone(raw.currency_code) ?? homeCurrency;
	const persons = listOrNone(raw.contact_persons) ?? [];
	const primary = persons.find(({ is_primary_contact: isFirst }) => isFirst === true);
	const values = customReferences(raw);
	const notes = textOrNone(raw.notes);
	return {
		id: raw.contact_id,
		name: raw.contact_name,
		companyName: textOrNone(raw.company_name),
		givenName: textOrNone(raw.first_name) ?? textOrNone(primary?.first_name),
		familyName: textOrNone(raw.last_name) ?? textOrNone(primary?.last_name),
		emails: addressesOf(raw, [...(primary === undefined ? [] : [primary]), ...persons]),
		address: readAddress(raw.billing_address),
		currency,
		balance: balanceOf(raw, currency),
		// Vendors are listed among the contacts; nothing is collected from them (Zoho sheet 7.1).
		active: (raw.status ?? 'active') === 'active' && raw.contact_type !== 'vendor',
		references: [...values, ...wordsWithDigits(notes ?? '')],
		storedIds: values.filter((value) => GOCARDLESS_ID.test(value)),
		...withInstruction(customInstruction(raw) ?? readInstructionInNotes(notes)),
		version: readVersion(raw.last_modified_time),
	};
}

/** What is owed, less payments and credit notes that are not applied yet. */
function balanceOf(raw: Raw, currency: string): number | undefined {
	const owed = amountOrNone(raw.outstanding_receivable_amount);
	if (owed === undefined) return undefined;
	const unused = amountOrNone(raw.unused_credits_receivable_amount) ?? 0;
	return toMinorUnits(owed, currency) - toMinorUnits(unused, currency);
}

/** Lists name the main address beside the contact, the contact itself has it with its persons. */
function addressesOf({ email }: Raw, persons: ReadonlyArray<{ email?: string | null }>): string[] {
	const addresses = [email, ...persons.map((one) => one.email)]
		.map((address) => address?.trim() ?? '')
		.filter((address) => address.includes('@'));
	const byText = new Map(addresses.map((address) => [address.toLowerCase(), address]));
	return [...byText.values()];
}

function wordsWithDigits(text: string): string[] {
	const words = text.toUpperCase().match(/[A-Z0-9][A-Z0-9-]{4,}/g) ?? [];
	return words.filter((word) => /\d/.test(word));
}

function readAddress(raw: Raw['billing_address']): PostalAddress | undefined {
	if (raw === null || raw === undefined || raw === '') return undefined;
	return {
		line1: textOrNone(raw.address),
		line2: textOrNone(raw.street2),
		city: textOrNone(raw.city),
		region: textOrNone(raw.state_code) ?? textOrNone(raw.state),
		postalCode: textOrNone(raw.zip),
		country: textOrNone(raw.country_code) ?? textOrNone(raw.country),
	};
}
