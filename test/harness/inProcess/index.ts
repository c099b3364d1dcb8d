/**
 * n8n's own engine inside the test process: fast, no database, the real n8n-core and n8n-nodes-base, our compiled nodes
 * (build first; `npm test` does). What is replaced: where credentials and Data Tables are kept. What is missing: pages
 * of forms as HTML, waiting, sub-workflows, Code nodes; those belong to the end-to-end tests.
 *
 *     const n8n = await InProcessN8n.create();
 *     const books = n8n.credentials.add('quickBooksOnlineOAuth2Api', { environment: 'custom', ..., oauthTokenData });
 *     n8n.dataTables.create('gocardless_books_settings', [{ name: 'key', type: 'string' }]);
 *
 *     const run = await n8n.runWorkflow(template, { start: 'Every Hour' });      // a whole workflow JSON
 *     run.demandSuccess();
 *     run.executed                                  // ['Every Hour', 'Entrance', ...]
 *     run.items('Planner', 1)                       // JSON that left by the second output
 *
 *     const answer = await n8n.deliverWebhook(template, { node: 'GoCardless Trigger', body: raw, headers });
 *     answer.status; answer.execution?.items('Postings');
 *
 *     const one = await n8n.runNode('n8n-nodes-gocardless-books.goCardless', { resource: 'payment', ... }, { items });
 *     n8n.credentials.read(books.id).oauthTokenData  // after a refresh: the rotated token
 *
 * Credentials: every node gets the newest one of each type it takes; `credentials` in the options says otherwise, by
 * type or by node name. Runs may overlap; refreshes of one credential are then joined by n8n-core as in production.
 */
export { InProcessN8n } from './inProcessN8n';
export type { NodeRunOptions, RunOptions, WebhookOptions } from './options';
export type { RunResult } from './runResult';
export type { DeliveryAnswer } from './webhookDelivery';
export type { Delivery } from './webhookRequest';
