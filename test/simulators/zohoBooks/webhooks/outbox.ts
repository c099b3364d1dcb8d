import type { OrganizationRecords } from '../organization/organization';

export type EntityKind = 'invoice' | 'contact' | 'payment' | 'creditnote' | 'expense' | 'item';

export type ChangeKind = 'add' | 'edit' | 'delete';

export interface Change {
	organization: OrganizationRecords;
	entity: EntityKind;
	id: string;
	kind: ChangeKind;
	at: number;
}

/** Hears of every change at once: a webhook shows the record as it was then. */
export class WebhookOutbox {
	onChange?: (change: Change) => void;

	note(organization: OrganizationRecords, entity: EntityKind, id: string, kind: ChangeKind): void {
		this.onChange?.({ organization, entity, id, kind, at: organization.now() });
	}
}
