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

/** Signed deliveries of changes, at most `size` events each. */
export function toDeliveries(
	changes: Change[],
	format: WebhookFormat,
	verifierToken: string,
	size = 100,
): Delivery[] {
	const deliveries: Delivery[] = [];
	for (let start = 0; start < changes.length; start += size) {
		const part = changes.slice(start, start + size);
		const body = JSON.stringify(format === 'legacy' ? legacyBody(part) : cloudEvents(part));
		const at = part[part.length - 1]?.at ?? 0;
		deliveries.push({ body, headers: headers(format, sign(body, verifierToken), at) });
	}
	return deliveries;
}

/** Base64 of the HMAC-SHA256 of the raw bytes, keyed with the verifier token (sheet 11). */
export function sign(body: string, verifierToken: string): string {
	return createHmac('sha256', verifierToken).update(body, 'utf8').digest('base64');
}

function cloudEvents(changes: Change[]): unknown[] {
	return changes.map((change) => ({
		specversion: '1.0',
		id: randomUUID(),
		source: 'intuit.dsnBgbseACLLRZNxo2dfc4evmEJdxde58xeeYcZliOU=',
		type: `qbo.${change.type.toLowerCase()}.${EVENT_WORDS[change.operation]}.v1`,
		datacontenttype: 'application/json',
		time: new Date(change.at).toISOString().replace('Z', '000000Z'),
		intuitentityid: change.id,
		intuitaccountid: change.realmId,
		data: {},
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
					.map(({ type, id, operation, at }) => ({
						name: type,
						id,
						operation,
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
