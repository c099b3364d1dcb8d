import { z } from 'zod';

import type { JsonRecord } from '../shared/engine/types';
import type { Change } from '../shared/vendors/quickBooksOnline/changes';
import { identityOf } from '../shared/vendors/quickBooksOnline/paging';

/** A change with what tells it from others of the same record. */
export interface DatedChange extends Change {
	id: string;
	/** `Invoice/12`. */
	key: string;
	/** Another one means that something changed: a deposit moves the time only (QuickBooks sheet 6). */
	version: string;
	/** Milliseconds; some records have none (QuickBooks sheet 6). */
	time?: number;
	createdAt?: number;
}

const moment = z
	.string()
	.transform((text) => Date.parse(text))
	.refine((milliseconds) => !Number.isNaN(milliseconds))
	.optional()
	.catch(undefined);

const schema = z.object({
	SyncToken: z.coerce.string().optional().catch(undefined),
	MetaData: z.object({ CreateTime: moment, LastUpdatedTime: moment }).catch({}),
});

export function dateChange(change: Change): DatedChange {
	const { SyncToken: token, MetaData: metaData }: z.infer<typeof schema> = schema.safeParse(
		change.record,
	).data ?? { MetaData: {} };
	const id = identityOf(change.record);
	return {
		...change,
		id,
		key: `${change.entity}/${id}`,
		version: change.isDeleted
			? 'deleted'
			: [token ?? '', metaData.LastUpdatedTime ?? '', linksOf(change.record)].join(' '),
		time: metaData.LastUpdatedTime,
		createdAt: metaData.CreateTime,
	};
}

/** That a payment was banked shows in its links alone: no token, no time moves (QuickBooks sheet 6). */
function linksOf({ LinkedTxn: links }: JsonRecord): number {
	return Array.isArray(links) ? links.length : 0;
}
