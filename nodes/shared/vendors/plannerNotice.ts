import type { INodeProperties } from 'n8n-workflow';

/**
 * Says what goes into a look-up for the Direct Debit Planner, since there is no field that would.
 *
 * @param incoming what is to be connected, for example `GoCardless events`
 */
export function plannerNotice(incoming: string): INodeProperties {
	return {
		displayName: `Connect ${incoming} here, and each output to the input of the Direct Debit Planner that has its name. Runs once for all items.`,
		name: 'plannerNotice',
		type: 'notice',
		default: '',
	};
}
