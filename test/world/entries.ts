import type { Company } from '../simulators/quickBooksOnline/company';
import { referenceId } from '../simulators/quickBooksOnline/values/wire';

const TYPES = ['Deposit', 'JournalEntry', 'RefundReceipt'] as const;

/** An entry of the books that names a GoCardless record. */
export interface NumberedEntry {
	type: (typeof TYPES)[number];
	id: string;
}

/** A QuickBooks number has 21 characters, and the turn takes three of them. */
const LONGEST = 18;

const MARK = /GoCardless entry ([A-Z0-9]+(?:-[RW]\d)?)/;

/** What the books hold besides payments: reversals, refunds and payouts, by the id they are for. */
export class NumberedEntries {
	private readonly byNumber = new Map<string, NumberedEntry[]>();

	constructor(private readonly company: Company) {
		for (const type of TYPES) {
			for (const { id, body } of company.store(type).all()) {
				const [, marked] = MARK.exec(String(body.PrivateNote ?? '')) ?? [];
				const number = marked ?? String(body.DocNumber ?? '');
				this.byNumber.set(number, [...(this.byNumber.get(number) ?? []), { type, id }]);
			}
		}
	}

	of(goCardlessId: string): NumberedEntry[] {
		return this.byNumber.get(goCardlessId.slice(-LONGEST)) ?? [];
	}

	/** Reversals and reinstatements, in order. A turn that is there twice shows twice. */
	turnsOf(goCardlessId: string): { reversals: NumberedEntry[]; reinstatements: NumberedEntry[] } {
		const turns = (letter: string) =>
			Array.from(
				{ length: 9 },
				(_, nth) => `${goCardlessId.slice(-LONGEST)}-${letter}${nth + 1}`,
			).flatMap((number) => this.byNumber.get(number) ?? []);
		return { reversals: turns('R'), reinstatements: turns('W') };
	}

	isReversed(goCardlessId: string): boolean {
		const { reversals, reinstatements } = this.turnsOf(goCardlessId);
		return reversals.length > reinstatements.length;
	}

	/** What an entry moved on an account, in minor units of the account's currency. */
	moved({ type, id }: NumberedEntry, account: string): number {
		const currency = referenceId(this.company.find('Account', account)?.body.CurrencyRef);
		const { homeCurrency } = this.company.settings;
		const isForeign = currency !== undefined && currency !== homeCurrency;
		return this.linesOn({ type, id }, account).reduce(
			(sum, { amount, original }) => sum + (isForeign ? original : amount),
			0,
		);
	}

	/** The same in the currency of the entry. */
	movedInItsCurrency(entry: NumberedEntry, account: string): number {
		return this.linesOn(entry, account).reduce((sum, { original }) => sum + original, 0);
	}

	private linesOn({ type, id }: NumberedEntry, account: string) {
		return this.company.ledger.linesOf(`${type}:${id}`).filter((line) => line.account === account);
	}
}
