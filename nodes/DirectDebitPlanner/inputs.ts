import { OPTIONAL_INPUTS, PLAN_INPUTS, type PlanName } from '../shared/domain/plans';

/**
 * The inputs as the editor draws them, by plan. There are no required inputs for the host: it would
 * silently never run the node when one list is empty, and run it with lists missing when the last is
 * not connected. The node itself refuses instead; `required` here only marks the pins.
 */
const PINS = Object.fromEntries(
	Object.entries(PLAN_INPUTS).map(([plan, names]) => [
		plan,
		[
			...names.map((displayName) => ({ type: 'main', displayName, required: true })),
			...(OPTIONAL_INPUTS[plan as PlanName] ?? []).map((displayName) => ({
				type: 'main',
				displayName,
			})),
		],
	]),
);

export const INPUTS_EXPRESSION: `={{${string}}}` = `={{ (${JSON.stringify(PINS)})[$parameter["plan"]] }}`;
