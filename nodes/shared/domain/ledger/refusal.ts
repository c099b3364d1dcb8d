/** The ledger does nothing at all, since one of its lists cannot be trusted. */
export class LedgerRefusal extends Error {
	override readonly name = 'LedgerRefusal';

	constructor(
		message: string,
		/** Name of the input or parameter. */
		readonly input: string,
		/** Position of the record in it, when one record is the reason. */
		readonly item?: number,
	) {
		super(message);
	}
}
