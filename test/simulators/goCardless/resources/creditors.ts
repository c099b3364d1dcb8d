import { z } from 'zod';

import { countryCode, optionalText, text } from '../http/fields';
import { createdAt } from '../http/filters';
import { operation, type Resource } from '../http/resource';
import type { Creditor } from '../model/records';

const updateSchema = z
	.object({
		name: text(255).optional(),
		bank_reference_prefix: optionalText(6),
		address_line1: optionalText(255),
		address_line2: optionalText(255),
		address_line3: optionalText(255),
		city: optionalText(255),
		region: optionalText(255),
		postal_code: optionalText(32),
		country_code: countryCode.optional(),
		links: z.record(z.string().nullable()).optional(),
	})
	.strict();

/** More than one creditor is for whitelabel partners, so none can be created here. */
export const creditors: Resource<Creditor> = {
	plural: 'creditors',
	store: (world) => world.creditors,
	list: { filters: { created_at: createdAt } },
	update: operation('creditors', updateSchema, (_call, creditor, { links, ...body }) => {
		const given = Object.entries(body).filter(([, value]) => value !== undefined);
		Object.assign(creditor, Object.fromEntries(given));
		for (const [name, id] of Object.entries(links ?? {})) {
			if (id === null) delete creditor.links[name];
			else creditor.links[name] = id;
		}
	}),
};
