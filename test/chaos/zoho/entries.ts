import type { ZohoWorld } from '../../world/zohoWorld';

type Organization = ZohoWorld['organization'];

/**
 * Everything in the books that names a GoCardless record, by what it moved: the record itself, its
 * charges (`-F`), its reversals (`-R1`) and reinstatements (`-W1`).
 */
export class ReferencedEntries {
	private readonly subjects = new Map<string, string[]>();

	constructor(private readonly organization: Organization) {
		const { payments, journals, expenses, bankTransactions, creditNotes } = organization;
		const note = (kind: string, records: Array<{ id: string; plain: Record<string, unknown> }>) => {
			for (const { id, plain } of records) this.add(plain.reference_number, `${kind}:${id}`);
		};
		note('payment', payments.all());
		note('journal', journals.all());
		note('expense', expenses.all());
		note('bank', bankTransactions.all());
		note('creditnote', creditNotes.all());
		for (const { refunds } of [...payments.all(), ...creditNotes.all()]) {
			for (const { id, reference } of refunds) this.add(reference, `refund:${id}`);
		}
	}

	/** Ledger subjects of a record: a payment that is there twice shows twice. */
	of(goCardlessId: string): string[] {
		return this.subjects.get(goCardlessId) ?? [];
	}

	/** What all of them moved on an account, minor units of the home currency. */
	moved(goCardlessId: string, account: string): number {
		return this.of(goCardlessId)
			.flatMap((subject) => this.organization.ledger.linesOf(subject))
			.filter((line) => line.account === account)
			.reduce((sum, { amount }) => sum + amount, 0);
	}

	private add(reference: unknown, subject: string): void {
		const [, id] = /^([A-Z]{2}[A-Z0-9]+)(?:-[A-Z]\d*)*$/.exec(String(reference ?? '')) ?? [];
		if (id !== undefined) this.subjects.set(id, [...this.of(id), subject]);
	}
}
