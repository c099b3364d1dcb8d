/** What the API refuses, with the vendor's code (QuickBooks sheet 8). Becomes a `Fault` body. */
export class VendorFault extends Error {
	constructor(
		readonly code: string,
		readonly title: string,
		readonly detail: string,
		readonly element = '',
		readonly type = 'ValidationFault',
		readonly status = 400,
	) {
		super(`${code} ${title}: ${detail}`);
	}

	/** What was thrown, if it is a refusal; anything else is a bug of the simulator and thrown on. */
	static from(error: unknown): VendorFault {
		if (error instanceof VendorFault) return error;
		throw error;
	}

	/** The inner object: `{ Error: [...], type }`. */
	toFault(): { Error: Array<Record<string, string>>; type: string } {
		return {
			Error: [{ Message: this.title, Detail: this.detail, code: this.code, element: this.element }],
			type: this.type,
		};
	}
}
