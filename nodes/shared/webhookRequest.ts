import type { IWebhookFunctions } from 'n8n-workflow';

/**
 * The bytes of a request. Present already for JSON; n8n leaves other content types unread (n8n facts
 * 2.3), and reading fails for one that is cut off or too large. To throw then would let anybody record
 * a failed execution.
 *
 * @returns `undefined` when the body could not be read
 */
export async function readBody(context: IWebhookFunctions): Promise<Buffer | undefined> {
	const request = context.getRequestObject();
	try {
		await request.readRawBody();
	} catch (error) {
		const { name } = context.getNode();
		context.logger.warn(`${name}: the body of a request could not be read`, { error });
		return undefined;
	}
	return request.rawBody ?? Buffer.alloc(0);
}

/** A header of a request; one that came several times counts as none. */
export function readHeader(context: IWebhookFunctions, name: string): string | undefined {
	const header: unknown = context.getHeaderData()[name];
	return typeof header === 'string' ? header : undefined;
}
