import type { SeededRandom } from '../simulators/shared/random';

/** What a customer does with the invitation to pay by Direct Debit. */
export type Habit = 'agrees at once' | 'agrees late' | 'never agrees' | 'has no e-mail address';

export interface CustomerPlan {
	name: string;
	email?: string;
	habit: Habit;
	/** Days between the invitation and the payer's yes. */
	thinksForDays: number;
}

const PLACES = [
	'Ashdown',
	'Bramley',
	'Cliffside',
	'Dovecote',
	'Eastgate',
	'Fernhill',
	'Greenbank',
	'Hazelwood',
	'Ivy Lane',
	'Kingsway',
	'Larkfield',
	'Millbrook',
	'Northgate',
	'Oakfield',
];

const TRADES = ['Bakery', 'Dental Practice', 'Brewery', 'Nursery School', 'Print Works', 'Garage'];

/** Everyday customers: most agree, every fifth takes days, a few never do, one or two have no e-mail address. */
export function planCustomers(count: number, random: SeededRandom): CustomerPlan[] {
	return Array.from({ length: count }, (_, index) => {
		const place = PLACES[index % PLACES.length] ?? '';
		const round = Math.floor(index / PLACES.length);
		const trade = TRADES[((index % PLACES.length) + round) % TRADES.length] ?? '';
		const series = Math.floor(index / (PLACES.length * TRADES.length));
		const name = `${place} ${trade}${series > 0 ? ` ${series + 1}` : ''}`;
		const habit = habitOf(index);
		const address = `accounts@${name.toLowerCase().replaceAll(' ', '-')}.example`;
		return {
			name,
			...(habit === 'has no e-mail address' ? {} : { email: address }),
			habit,
			thinksForDays: habit === 'agrees late' ? random.integer(2, 4) : random.integer(0, 1),
		};
	});
}

function habitOf(index: number): Habit {
	if (index % 30 === 7) return 'has no e-mail address';
	if (index % 12 === 10) return 'never agrees';
	return index % 5 === 3 ? 'agrees late' : 'agrees at once';
}
