import { DirectDebitWorld } from '../world/directDebitWorld';
import { NodeCatalogue } from '../harness/inProcess/nodeCatalogue';
async function main() {
  const a = await DirectDebitWorld.create();
  for (const key of Object.keys(require.cache)) if (key.includes('/main/dist/')) delete require.cache[key];
  (NodeCatalogue as any).loading = undefined;
  const b = await DirectDebitWorld.create({ beside: a });
  // b acts for a's company
  (b as any).company = a.company;
  b.n8n.dataTables.table('gocardless_books_settings').clear();
  b.n8n.dataTables.table('gocardless_books_settings').insert([a.settingsRow({})]);
  b.n8n.credentials.change(b.credentialIds.quickBooks, { oauthTokenData: a.n8n.credentials.read(a.credentialIds.quickBooks).oauthTokenData as any });
  for (let i = 0; i < 8; i++) a.seedInvoice(a.seedPayer('P' + i), 1000 + i);
  (await a.run('collections')).demandSuccess();
  await a.letDebitsConfirm();
  a.quickBooks.faults.rates = { latency: { from: 40, to: 60 } };
  const deliveries = a.goCardless.takeDeliveries({ maximumEvents: 250 });
  const body = JSON.parse(deliveries[0]!.body);
  const subset = a.goCardless.signDelivery(body.events.filter((e: any) => e.action === 'confirmed').slice(0, 6));
  const [r1, r2] = await Promise.all([a.run('events'), b.n8n.deliverWebhook(b.template('events'), subset)]);
  console.log(r1.status, r2.status, r2.execution?.status, r1.items('Posted').length, r2.execution?.items('Posted').length, r2.execution?.error);
  console.log('payments', a.company.store('Payment').size, 'clearing', a.clearing, 'held', a.goCardless.held('GBP'));
  process.exit();
}
main();
