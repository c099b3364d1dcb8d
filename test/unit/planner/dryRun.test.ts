import { readPlannedAction } from '../../../nodes/shared/domain/plannedAction';
import { makePlan } from '../../../nodes/shared/domain/plans';
import { customer, invoice, mandate, settings, TODAY } from './records';

const lists = (changes: { dryRun?: boolean }) => [
	[invoice()],
	[customer()],
	[mandate()],
	[],
	[],
	[settings(changes)],
];

const plan = (changes: { dryRun?: boolean }, dryRun?: boolean) =>
	makePlan({ plan: 'collections', lists: lists(changes), today: () => TODAY, dryRun });

it('tells what would be collected, and hands out nothing that could be carried out', () => {
	const [line] = plan({ dryRun: true });
	expect(line?.outcome).toBe('nothing');
	expect(line?.json).toMatchObject({
		action: 'collectInvoice',
		code: 'dryRun',
		wouldAct: { vendor: 'goCardless' },
	});
	expect(line?.json.reason).toMatch(/^Dry run, nothing is sent\. Planned: .+ is collected/);
	expect(() => readPlannedAction(line?.json, 'goCardless')).toThrow('not planned');
});

it('plans the same amount and key as a run that acts', () => {
	const [rehearsed] = plan({ dryRun: true });
	const [acted] = plan({ dryRun: false });
	expect(acted?.outcome).toBe('do');
	expect(rehearsed?.json.amount).toEqual(acted?.json.amount);
	expect(rehearsed?.json.wouldAct?.idempotencyKey).toBe(acted?.json.idempotencyKey);
});

it('can be asked for by the node even where the settings act', () => {
	expect(plan({ dryRun: false }, true)[0]?.outcome).toBe('nothing');
});
