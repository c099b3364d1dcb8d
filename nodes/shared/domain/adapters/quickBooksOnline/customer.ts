import { z } from 'zod';

import { toMinorUnits } from '../../../money';
import { optionalText, parseRecord, textOrNone } from '../../invalidRecord';
import { readInstructionInNotes, withInstruction } from '../instruction';
import type { BooksCustomer, PostalAddress } from '../../types';
import { amount, optionalReference, readVersion, syncToken } from './fields';

const WHAT = 'a QuickBooks customer';

const schema = z.object({
	Id: z.string().min(1),
	DisplayName: z.string(),
	CompanyName: optionalText,
	GivenName: optionalText,
	FamilyName: optionalText,
	PrimaryEmailAddr: z.object({ Address: optionalText }).nullish(),
	BillAddr: z
		.object({
			Line1: optionalText,
			Line2: optionalText,
			City: optionalText,
			CountrySubDivisionCode: optionalText,
			PostalCode: optionalText,
			Country: optionalText,
		})
		.nullish(),
	CurrencyRef: optionalReference,
	Balance: amount.nullish(),
	Active: z.boolean().nullish(),
	PaymentMethodRef: optionalReference,
	Notes: optionalText,
	SyncToken: syncToken,
});

const NOTHING: readonly string[] = Object.freeze([]);

/** A `Customer` of QuickBooks Online. @throws InvalidRecordError */
export function readCustomer(record: unknown, homeCurrency: string): BooksCustomer {
	const raw = parseRecord(schema, record, WHAT);
	const currency = raw.CurrencyRef?.value ?? homeCurrency;
	return {
		id: raw.Id,
		name: raw.DisplayName,
		companyName: textOrNone(raw.CompanyName),
		givenName: textOrNone(raw.GivenName),
		familyName: textOrNone(raw.FamilyName),
		emails: splitAddresses(textOrNone(raw.PrimaryEmailAddr?.Address)),
		address: readAddress(raw.BillAddr),
		currency,
		balance: typeof raw.Balance === 'number' ? toMinorUnits(raw.Balance, currency) : undefined,
		active: raw.Active ?? true,
		paymentMethodId: raw.PaymentMethodRef?.value,
		references: readReferences(textOrNone(raw.Notes)),
		...withInstruction(readInstructionInNotes(textOrNone(raw.Notes))),
		version: readVersion(raw.SyncToken),
	};
}

/** QuickBooks takes several addresses in one field, separated by commas. */
function splitAddresses(text: string | undefined): readonly string[] {
	if (text === undefined) return NOTHING;
	const addresses = text
		.split(/[,;\s]+/)
		.map((address) => address.trim())
		.filter((address) => address.includes('@'));
	return addresses.length === 0 ? NOTHING : addresses;
}

/** Words with a digit in the notes: there is no other field for a foreign id (QuickBooks sheet 12). */
function readReferences(notes: string | undefined): readonly string[] {
	if (notes === undefined) return NOTHING;
	const words = notes.toUpperCase().match(/[A-Z0-9][A-Z0-9-]{4,}/g) ?? [];
	const references = words.filter((word) => /\d/.test(word));
	return references.length === 0 ? NOTHING : references;
}

function readAddress(raw: z.infer<typeof schema>['BillAddr']): PostalAddress | undefined {
	if (raw === null || raw === undefined) return undefined;
	return {
		line1: textOrNone(raw.Line1),
		line2: textOrNone(raw.Line2),
		city: textOrNone(raw.City),
		region: textOrNone(raw.CountrySubDivisionCode),
		postalCode: textOrNone(raw.PostalCode),
		country: textOrNone(raw.Country),
	};
}
