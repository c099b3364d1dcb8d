import { sleep } from 'n8n-workflow';

import type { JsonRecord } from '../../shared/engine/types';
import { raise } from '../../shared/raise';
import { isLostWrite } from '../../shared/vendors/zohoBooks/lostWrites';

/** What a step gave; `existed` when it was in the books before. */
export interface StepOutcome {
	record: JsonRecord;
	existed: boolean;
}

const MOST_TRIES = 3;

/** What an unanswered request may still need until it shows in a list. */
const SETTLING_MS = 1000;

/**
 * Does what cannot be repeated blindly: looks first, writes, and looks again when the answer was lost
 * before it writes once more (Zoho sheet 5). A look-up that fails ends it: not knowing is no reason to
 * write.
 */
export async function once(
	find: () => Promise<JsonRecord | undefined>,
	write: () => Promise<JsonRecord>,
): Promise<StepOutcome> {
	const existing = await find();
	if (existing !== undefined) return { record: existing, existed: true };
	return await writeOrFind(find, write, isLostWrite);
}

/**
 * The same without the first look, where the write itself does nothing twice.
 *
 * @param mayBeThere whether after this failure the record may be in the books
 */
export async function writeOrFind(
	find: () => Promise<JsonRecord | undefined>,
	write: () => Promise<JsonRecord>,
	mayBeThere: (error: unknown) => boolean,
): Promise<StepOutcome> {
	for (let attempt = 1; ; attempt += 1) {
		try {
			return { record: await write(), existed: false };
		} catch (error) {
			if (!mayBeThere(error)) return raise(error);
			const isLost = isLostWrite(error);
			if (isLost) await sleep(SETTLING_MS * attempt);
			const record = await find();
			if (record !== undefined) return { record, existed: !isLost };
			if (!isLost || attempt === MOST_TRIES) return raise(error);
		}
	}
}
