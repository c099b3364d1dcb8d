import { createHmac, randomUUID } from 'node:crypto';

import type { Delivery } from '../../shared/webhooks';
import type { Change, ChangeOperation } from './outbox';

export type WebhookFormat = 'cloudevents' | 'legacy';

/** The portal says `void`, the vendor's prose `voided`: the wire follows the portal (sheet 11). */
const EVENT_WORDS: Record<ChangeOperation, string> = {
	Create: 'created',
	Update: 'updated',
	Delete: 'deleted',
	Void: 'void',
	Emailed: 'emailed',
	Merge: 'merged',
};

export interface DeliveryOptions {
	format?: WebhookFormat;
	/** Events in one delivery, at most. */
	size?: number;
	/** The vendor's prose says `voided`, and nobody knows that no delivery ever does (sheet 11). */
	voidWord?: 'void' | 'voided';
}

/** Signed deliveries of changes; one delivery may hold several companies (sheet 11). */
export function toDeliveries(
	changes: Change[],
	verifierToken: string,
	{ format = 'cloudevents', size = 100, voidWord = 'void' }: DeliveryOptions = {},
): Delivery[] {
	const deliveries: Delivery[] = [];
	for (let start = 0; start < changes.length; start += size) {
		const part = changes.slice(start, start + size);
		const body = JSON.stringify(
			format === 'legacy'
				? legacyBody(part)
				: cloudEvents(part, { ...EVENT_WORDS, Void: voidWord }),
		);
		const at = part[part.length - 1]?.at ?? 0;
		deliveries.push({ body, headers: headers(format, sign(body, verifierToken), at) });
	}
	return deliveries;
}

/** Base64 of the HMAC-SHA256 of the raw bytes, keyed with the verifier token (sheet 11). */
export function sign(body: string, verifierToken: string): string {
	return createHmac('sha256', verifierToken).update(body, 'utf8').digest('base64');
}

function cloudEvents(changes: Change[], words: Record<ChangeOperation, string>): unknown[] {
	return changes.map((change) => ({
		specversion: '1.0',
		id: randomUUID(),
		source: 'intuit.dsnBgbseACLLRZNxo2dfc4evmEJdxde58xeeYcZliOU=',
		type: `qbo.${change.type.toLowerCase()}.${words[change.operation]}.v1`,
		datacontenttype: 'application/json',
		time: new Date(change.at).toISOString().replace('Z', '000000Z'),
		intuitentityid: change.id,
		intuitaccountid: change.realmId,
		data: change.deletedId === undefined ? {} : { deletedid: change.deletedId },
	}));
}

function legacyBody(changes: Change[]): unknown {
	const realms = [...new Set(changes.map((change) => change.realmId))];
	return {
		eventNotifications: realms.map((realmId) => ({
			realmId,
			dataChangeEvent: {
				entities: changes
					.filter((change) => change.realmId === realmId)
					.map(({ type, id, operation, deletedId, at }) => ({
						name: type,
						id,
						operation,
						...(deletedId === undefined ? {} : { deletedId }),
						lastUpdated: new Date(at).toISOString(),
					})),
			},
		})),
	};
}

function headers(format: WebhookFormat, signature: string, at: number): Record<string, string> {
	const common = {
		'intuit-signature': signature,
		'intuit-created-time': new Date(at).toISOString(),
		'intuit-t-id': randomUUID(),
	};
	if (format === 'legacy') {
		return {
			...common,
			'content-type': 'application/json',
			'user-agent': 'intuit_notification_server/0.1',
			'intuit-notification-schema-version': '0.1',
		};
	}
	return {
		...common,
		'content-type': 'application/cloudevents-batch+json; charset=utf-8',
		'user-agent': 'intuit_notification_server/1.0',
		'intuit-notification-schema-version': '2.0',
		'intuit-signature-algorithm': 'HMAC-SHA256',
		'intuit-signature-id': randomUUID(),
	};
}
