/** What the API refuses: HTTP status, code and message (Zoho sheet 5). */
export class Refusal extends Error {
	constructor(
		readonly status: number,
		readonly code: number,
		message: string,
	) {
		super(message);
	}

	/** What was thrown, if it is a refusal; anything else is a bug of the simulator and thrown on. */
	static from(error: unknown): Refusal {
		if (error instanceof Refusal) return error;
		throw error;
	}
}
