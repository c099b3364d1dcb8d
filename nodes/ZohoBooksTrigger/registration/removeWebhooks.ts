import { raise } from '../../shared/raise';
import { isVendorError } from '../../shared/transport/vendorError';
import type { ZohoBooksClient } from '../../shared/vendors/zohoBooks/client';
import { isLostWrite } from '../../shared/vendors/zohoBooks/lostWrites';
import type { RegisteredWebhook } from './registered';
import { RULES, WEBHOOKS } from './standingWebhooks';

/** Removes a rule and then its webhook: Zoho keeps a webhook that a rule uses (Zoho sheet 9). */
export async function removeWebhook(
	client: ZohoBooksClient,
	{ webhookId, workflowId }: RegisteredWebhook,
): Promise<void> {
	if (workflowId !== undefined) await removeIfThere(client, RULES, workflowId);
	await removeIfThere(client, WEBHOOKS, webhookId);
}

/** Cleans up after a failure, whose own words must not be lost. @returns whether it is gone */
export async function removeQuietly(
	client: ZohoBooksClient,
	registered: RegisteredWebhook,
): Promise<boolean> {
	try {
		await removeWebhook(client, registered);
		return true;
	} catch {
		return false;
	}
}

/** A removal whose answer was lost is asked for once more: then it is there, or it is gone. */
async function removeIfThere(client: ZohoBooksClient, path: string, id: string): Promise<void> {
	try {
		await client.remove(path, id);
	} catch (error) {
		if (isVendorError(error, 'notFound')) return;
		if (!isLostWrite(error)) raise(error);
		await removeAgain(client, path, id);
	}
}

async function removeAgain(client: ZohoBooksClient, path: string, id: string): Promise<void> {
	try {
		await client.remove(path, id);
	} catch (error) {
		if (!isVendorError(error, 'notFound')) raise(error);
	}
}
