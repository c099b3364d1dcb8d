import { capture } from '../capture';

/** The value of a JSON text, or undefined when it is none. */
export function parseJson(json: string): unknown {
	const parsed = capture((): unknown => JSON.parse(json));
	return 'value' in parsed ? parsed.value : undefined;
}
