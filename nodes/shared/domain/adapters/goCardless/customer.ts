import { z } from 'zod';

import { optionalText, parseRecord, textOrNone } from '../../invalidRecord';
import type { DirectDebitCustomer } from '../../types';
import { metadata, readMetadata, requiredId } from './fields';

const schema = z
	.object({
		id: requiredId,
		email: optionalText,
		company_name: optionalText,
		given_name: optionalText,
		family_name: optionalText,
		address_line1: optionalText,
		address_line2: optionalText,
		city: optionalText,
		region: optionalText,
		postal_code: optionalText,
		country_code: optionalText,
		metadata,
		// Every other record of GoCardless has a status; a customer has none.
		status: z.undefined({ message: 'a customer has no status' }),
	})
	.strip();

/** A record of GoCardless `/customers`. @throws InvalidRecordError */
export function readDirectDebitCustomer(record: unknown): DirectDebitCustomer {
	const raw = parseRecord(schema, record, 'a GoCardless customer');
	return {
		id: raw.id,
		email: textOrNone(raw.email),
		companyName: textOrNone(raw.company_name),
		givenName: textOrNone(raw.given_name),
		familyName: textOrNone(raw.family_name),
		addressLine1: textOrNone(raw.address_line1),
		addressLine2: textOrNone(raw.address_line2),
		city: textOrNone(raw.city),
		region: textOrNone(raw.region),
		postalCode: textOrNone(raw.postal_code),
		countryCode: textOrNone(raw.country_code),
		metadata: readMetadata(raw.metadata),
	};
}
