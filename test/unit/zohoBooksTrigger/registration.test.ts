import { SECRET, TriggerBench } from './bench';

let bench: TriggerBench;

beforeEach(async () => {
	bench = await TriggerBench.start();
	bench.hurry();
});

afterEach(async () => await bench.close());

const writesIn = (calls: string[]) =>
	calls
		.filter((call) => !call.startsWith('GET'))
		.map((call) => call.replace(/\/\d{6,}$/, '/:id').replace('/settings', ''));

describe('publishing the workflow', () => {
	it('makes a webhook with a secret and a rule for every event', async () => {
		bench.parameters = { events: ['invoice.add_edit', 'contact.delete', 'payment.add'] };
		await bench.publish();
		const { webhooks, rules } = bench.standing;
		expect(rules).toEqual(['invoice add_edit', 'customer delete', 'customer_payment add']);
		expect(webhooks).toHaveLength(3);
		expect(webhooks[0]).toMatch(
			/^n8n [0-9a-f]{12} invoice\.add_edit https?:\/\/[^?]+\/webhook\/[^?]+\?event=invoice\.add_edit$/,
		);
		for (const { secret, name } of bench.organization.webhooks.all()) {
			expect(secret).toMatch(/^[0-9a-f]{48}$/);
			expect(name.length).toBeLessThanOrEqual(50);
		}
	});

	it('keeps the secret out of what n8n stores, and of everything that goes with an export', async () => {
		await bench.publish();
		const [webhook] = bench.organization.webhooks.all();
		expect(webhook?.secret).not.toBe('');
		expect(JSON.stringify(bench.memory.data)).not.toContain(webhook?.secret);
		expect(JSON.stringify(bench.memory.data)).toContain(webhook?.id);
	});

	it('leaves Zoho Books the time that it wants between changes of settings', async () => {
		jest.restoreAllMocks();
		const moments: number[] = [];
		bench.simulator.watchers.add(({ path }) => {
			if (/^settings/.test(path)) moments.push(Date.now());
		});
		await bench.publish();
		const gaps = moments.slice(1).map((moment, index) => moment - (moments[index] ?? 0));
		expect(gaps).toHaveLength(3);
		expect(Math.min(...gaps)).toBeGreaterThanOrEqual(550);
	});

	it('after a restart of n8n only looks whether all is there', async () => {
		await bench.publish();
		const before = bench.standing;
		bench.takeCalls();
		await bench.publish();
		expect(bench.takeCalls()).toEqual(['GET /settings/webhooks']);
		expect(bench.standing).toEqual(before);
		bench.invoice();
		expect((await bench.deliver(bench.take())).status).toBe(200);
	});

	it('takes over what stands there when n8n has forgotten it', async () => {
		await bench.publish();
		const [webhook] = bench.organization.webhooks.all();
		bench.memory.data = {};
		bench.takeCalls();
		await bench.publish();
		expect(writesIn(bench.takeCalls())).toEqual(['PUT /webhooks/:id']);
		expect(bench.organization.webhooks.all().map(({ id }) => id)).toEqual([webhook?.id]);
		expect(bench.standing.rules).toEqual(['invoice add_edit']);
		await bench.unpublish();
		expect(bench.standing).toEqual({ webhooks: [], rules: [] });
	});

	it('makes again what somebody removed in Zoho Books', async () => {
		await bench.publish();
		const [rule] = bench.organization.workflows.all();
		bench.organization.workflows.remove(String(rule?.id));
		await bench.publish();
		expect(bench.standing.rules).toEqual(['invoice add_edit']);
		expect(bench.standing.webhooks).toHaveLength(1);
	});

	it('puts a rule that somebody switched off, and whose webhook is gone, in order', async () => {
		await bench.publish();
		for (const rule of bench.organization.workflows.all()) rule.isActive = false;
		bench.memory.data = {};
		await bench.publish();
		expect(bench.organization.workflows.all().map(({ isActive }) => isActive)).toEqual([true]);
	});

	it('removes events that are no longer chosen', async () => {
		bench.parameters = { events: ['invoice.add_edit', 'contact.add'] };
		await bench.publish();
		bench.parameters = { events: ['invoice.add_edit', 'invoice.delete'] };
		await bench.publish();
		expect(bench.standing.rules.sort()).toEqual(['invoice add_edit', 'invoice delete']);
		expect(bench.standing.webhooks).toHaveLength(2);
	});

	it('gives Zoho Books the new secret when the client secret is another one', async () => {
		await bench.publish();
		const before = bench.organization.webhooks.all().map(({ secret }) => secret);
		bench.connect({ clientSecret: 'another-secret' });
		await bench.publish();
		const after = bench.organization.webhooks.all().map(({ secret }) => secret);
		expect(after).toHaveLength(1);
		expect(after).not.toEqual(before);
		bench.invoice();
		expect((await bench.deliver(bench.take())).status).toBe(200);
	});

	it('never takes a list that failed for an empty one', async () => {
		await bench.publish();
		const before = bench.standing;
		bench.organization.settings.isMember = false;
		await expect(bench.publish()).rejects.toThrow(/Zoho Books/);
		bench.organization.settings.isMember = true;
		expect(bench.standing).toEqual(before);
	});
});

describe('a test in the editor', () => {
	it('has webhooks of its own, and leaves those of the published workflow alone', async () => {
		await bench.publish();
		const before = bench.standing;
		await bench.publish({ isTest: true });
		expect(bench.standing.webhooks).toHaveLength(2);
		expect(bench.standing.webhooks[1]).toContain('/webhook-test/');
		expect(bench.organization.webhooks.all()[0]?.name).not.toBe(
			bench.organization.webhooks.all()[1]?.name,
		);
		bench.invoice();
		expect((await bench.deliver(bench.take())).status).toBe(200);
		expect(bench.standing.webhooks[0]).toBe(before.webhooks[0]);
	});
});

describe('taking the workflow back', () => {
	it('removes each rule before its webhook', async () => {
		bench.parameters = { events: ['invoice.add_edit', 'invoice.delete'] };
		await bench.publish();
		bench.takeCalls();
		await bench.unpublish();
		expect(bench.standing).toEqual({ webhooks: [], rules: [] });
		expect(writesIn(bench.takeCalls())).toEqual([
			'DELETE /workflows/:id',
			'DELETE /webhooks/:id',
			'DELETE /workflows/:id',
			'DELETE /webhooks/:id',
		]);
	});

	it('does so after "By Hand" was chosen as well', async () => {
		await bench.publish();
		bench.parameters = { registration: 'byHand' };
		await bench.unpublish();
		expect(bench.standing).toEqual({ webhooks: [], rules: [] });
	});

	it('is content with what is gone already, and remembers what it could not remove', async () => {
		await bench.publish();
		bench.organization.settings.isMember = false;
		await bench.unpublish();
		expect(bench.standing.rules).toHaveLength(1);
		bench.organization.settings.isMember = true;
		bench.organization.workflows.remove(String(bench.organization.workflows.all()[0]?.id));
		await bench.unpublish();
		expect(bench.standing).toEqual({ webhooks: [], rules: [] });
	});
});

describe('what Zoho Books refuses', () => {
	it('says that the plan has no rules, and names the other way', async () => {
		bench.organization.settings.plan = 'Standard';
		const failure = await bench.publish().catch((error: unknown) => error);
		expect(failure).toMatchObject({
			message: expect.stringMatching(
				/The plan "Standard" of this organization has no workflow.*Use the Zoho Books Changes Trigger/,
			),
			description: expect.stringContaining('Professional'),
		});
		expect(bench.standing).toEqual({ webhooks: [], rules: [] });
	});

	it('tries the likely names for payments, then says what to do, and leaves nothing behind', async () => {
		bench.parameters = { events: ['payment.add', 'invoice.add'] };
		bench.simulator.behaviour.paymentRuleEntities = ['payment'];
		await bench.publish();
		expect(bench.standing.rules).toEqual(['invoice add', 'payment add']);
		await bench.unpublish();
		bench.simulator.behaviour.paymentRuleEntities = [];
		const failure = await bench.publish().catch((error: unknown) => error);
		expect(failure).toMatchObject({
			message: expect.stringMatching(/"Customer Payment".*Leave this event out/),
			description: expect.stringMatching(/By Hand.*\?event=payment\.add/),
		});
		expect(bench.standing).toEqual({ webhooks: [], rules: [] });
	});

	it('leaves no webhook without a rule when the module has ten rules already', async () => {
		const { organization } = bench;
		bench.parameters = { events: ['invoice.add'] };
		await bench.publish();
		const [rule] = organization.workflows.all();
		const [webhook] = organization.webhooks.all();
		if (rule === undefined || webhook === undefined) throw new Error('There is no rule.');
		const theirs = { ...webhook, ...organization.newRecord(), name: 'Theirs' };
		organization.webhooks.add(theirs);
		for (let count = 0; count < 9; count += 1) {
			const more = { name: `Theirs ${count}`, webhookIds: [theirs.id] };
			organization.workflows.add({ ...rule, ...organization.newRecord(), ...more });
		}
		bench.parameters = { events: ['invoice.add', 'invoice.delete'] };
		const failure = await bench.publish().catch((error: unknown) => error);
		expect(failure).toMatchObject({ description: expect.stringContaining('ten of them') });
		expect(organization.webhooks.all().map(({ name }) => name)).toEqual(['Theirs']);
		expect(bench.standing.rules).toHaveLength(9);
	});
});

describe('answers that are lost', () => {
	it.each(['webhooks', 'workflows'])('of new %s leave nothing that is made twice', async (list) => {
		const match = { method: 'POST', path: new RegExp(`settings/${list}$`) };
		bench.simulator.faults.arrange('serverErrorAfter', match);
		await expect(bench.publish()).rejects.toThrow(/Zoho Books/);
		await bench.publish();
		expect(bench.standing.rules).toEqual(['invoice add_edit']);
		expect(bench.standing.webhooks).toHaveLength(1);
		bench.invoice();
		expect((await bench.deliver(bench.take())).status).toBe(200);
	});

	it('of removals are asked for again', async () => {
		await bench.publish();
		for (const path of [/settings\/workflows\/\d+$/, /settings\/webhooks\/\d+$/]) {
			bench.simulator.faults.arrange('serverErrorAfter', { method: 'DELETE', path });
		}
		await bench.unpublish();
		expect(bench.standing).toEqual({ webhooks: [], rules: [] });
		expect(bench.memory.data).toEqual({ 'node:Changes': { registered: {} } });
	});
});

describe('registration by hand', () => {
	beforeEach(() => (bench.parameters = { registration: 'byHand' }));

	it('sends nothing, and wants a secret that Zoho takes', async () => {
		await expect(bench.publish()).rejects.toThrow('no webhook secret token');
		bench.connect({ webhookSecretToken: 'short!' });
		await expect(bench.publish()).rejects.toThrow('is not one that Zoho takes');
		bench.connect({ webhookSecretToken: `${SECRET} ${SECRET}2` });
		await bench.publish();
		expect(bench.takeCalls()).toEqual([]);
		expect(bench.standing).toEqual({ webhooks: [], rules: [] });
	});

	it('wants an organization', async () => {
		bench.connect({ webhookSecretToken: SECRET, organizationId: '' });
		await expect(bench.publish()).rejects.toThrow('No organization is chosen');
	});
});
