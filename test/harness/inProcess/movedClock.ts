/**
 * Moves the time that the code under test reads, as if the test lasted for days. It runs on in real
 * time, so that waits and limits by the second hold.
 */
export class MovedClock {
	private readonly real = Date.now.bind(Date);

	private readonly spy = jest.spyOn(Date, 'now');

	private offset = 0;

	constructor() {
		this.spy.mockImplementation(() => this.real() + this.offset);
	}

	move(milliseconds: number): void {
		this.offset += milliseconds;
	}

	restore(): void {
		this.spy.mockRestore();
	}
}
