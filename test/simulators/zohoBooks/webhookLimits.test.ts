import { seedCustomer } from './seeding/records';
import { startBench } from './testKit';

it('knows ten rules a module and a thousand calls a day', async () => {
	const bench = await startBench();
	const rule = async (name: string) => {
		const webhook = await bench.create(
			'/settings/webhooks',
			{ webhook_name: name, entity: 'customer', url: 'https://n8n.example.com/hook' },
			'webhook',
		);
		const instant_actions = [{ action_id: webhook.webhook_id, action_type: 'webhook' }];
		const sent = { workflow_name: name, entity: 'customer', rule_type: 'add', instant_actions };
		return (await bench.call('POST', '/settings/workflows', sent)).status;
	};
	for (let index = 0; index < 10; index += 1) expect(await rule(`r${index}`)).toBe(201);
	expect(await rule('one too many')).toBe(400);
	for (let index = 0; index < 101; index += 1) {
		seedCustomer(bench.organization, { name: `C${index}` });
	}
	expect(bench.simulator.takeDeliveries()).toHaveLength(1000);
	await bench.simulator.clock.advance({ days: 1 });
	seedCustomer(bench.organization, { name: 'next day' });
	expect(bench.simulator.takeDeliveries()).toHaveLength(10);
	await bench.close();
});
