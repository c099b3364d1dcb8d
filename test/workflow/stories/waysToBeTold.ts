import type { AnyBookkeeper } from '../anyBookkeeper';
import type { Debit } from '../ledgerBooks';
import { type Story, STORIES } from './afterConfirmation';
import { AMOUNT } from './amounts';

export type Way = 'in order, each twice' | 'backwards' | 'in one delivery' | 'by the sweep alone';

export const WAYS: readonly Way[] = [
	'in order, each twice',
	'backwards',
	'in one delivery',
	'by the sweep alone',
];

/** A way to hear of a story, in books that begin as this ledger has them. */
export interface Telling {
	/** Ends the sentence that begins with what happened. */
	title: string;
	way: Way;
	open(): Promise<AnyBookkeeper>;
	/** Of money that is taken back twice, the invoice stays paid: an open entry says what is owed. */
	hasOpenEntryTheSecondTime?: boolean;
}

/** Lets a story happen, with its events told in one of the ways. */
async function tellStory(story: Story, way: Way, keeper: AnyBookkeeper): Promise<Debit> {
	const debit = await keeper.confirmedDebit(AMOUNT);
	const tell = async () => {
		if (way !== 'in order, each twice') return;
		const told = keeper.takeDeliveries();
		await keeper.deliver(...told, ...told);
	};
	await tell();
	await story.happen(keeper, debit, tell);
	switch (way) {
		case 'in order, each twice':
			// Webhooks alone: no sweep helps.
			await keeper.reconcile();
			break;
		case 'backwards':
			await keeper.deliver(...keeper.takeDeliveries().reverse());
			await keeper.letHoursPass();
			break;
		case 'in one delivery':
			await keeper.deliver(...keeper.world.goCardless.takeDeliveries());
			await keeper.letHoursPass();
			break;
		case 'by the sweep alone':
			await keeper.letHoursPass();
	}
	return debit;
}

/** Every story of a confirmed debit leaves the books right, in whatever order they hear of it. */
export function describeAfterConfirmation(tellings: readonly Telling[]): void {
	describe.each([...STORIES])('$title', (story) => {
		it.each([...tellings])('$title', async ({ way, open, hasOpenEntryTheSecondTime = false }) => {
			const keeper = await open();
			const debit = await tellStory(story, way, keeper);
			expect(keeper.world.owedBy(debit.customer)).toBe(story.owed);
			const hasOpenEntry = hasOpenEntryTheSecondTime && story.isTakenBackTwice === true;
			const left = hasOpenEntry ? 0 : (story.open ?? story.owed);
			expect(keeper.world.openOf(debit.invoice)).toBe(left);
			keeper.expectClearing();
			keeper.expectBankLines();
			await keeper.expectNothingLeft();
		});
	});
}
