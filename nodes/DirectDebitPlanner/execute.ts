import { DateTime } from 'luxon';
import {
	NodeOperationError,
	type IDataObject,
	type IExecuteFunctions,
	type INodeExecutionData,
} from 'n8n-workflow';

import { isCalendarDate } from '../shared/domain/calendar';
import type { PlanItem } from '../shared/domain/planItem';
import { makePlan, OPTIONAL_INPUTS, PLAN_INPUTS, type PlanName } from '../shared/domain/plans';
import { PlanRefusal } from '../shared/domain/recordLists';
import {
	firstArrivedPin,
	InputListError,
	type ListPin,
	readInputLists,
} from '../shared/engine/inputLists';

const OUTPUT_OF: Record<PlanItem['outcome'], number> = { do: 0, nothing: 1, review: 2 };

interface Options {
	asOf?: string;
	holdsAllOpenInvoices?: boolean;
	dryRun?: boolean;
}

/** Makes the plan and sorts its lines into Do, Nothing to Do and Needs Review. */
export function execute(context: IExecuteFunctions): INodeExecutionData[][] {
	let pins: readonly ListPin[] = [];
	try {
		const plan = readPlanName(context.getNodeParameter('plan', 0));
		pins = pinsOf(plan);
		const { asOf, ...options }: Options = context.getNodeParameter('options', 0, {});
		const items = makePlan({
			plan,
			lists: readInputLists(context, pins),
			today: (timeZone) => readDay(asOf, timeZone),
			...options,
		});
		context.addExecutionHints({ message: summarise(items), location: 'outputPane' });
		return sortIntoOutputs(items);
	} catch (error) {
		const refusal = error instanceof Error ? error : new Error(String(error));
		if (!context.continueOnFail()) {
			throw new NodeOperationError(context.getNode(), refusal.message);
		}
		return refuse(context, pins, refusal);
	}
}

/**
 * A refusal as an item, since a node that throws under "continue" sends its raw input out of its first
 * output. It leaves by Needs Review (or the error output), carries no planned action, and so can
 * never be acted on.
 */
function refuse(
	context: IExecuteFunctions,
	pins: readonly ListPin[],
	error: Error,
): INodeExecutionData[][] {
	const details: IDataObject = {};
	if (error instanceof PlanRefusal || error instanceof InputListError) {
		details.input = error.input;
		details.item = error instanceof PlanRefusal ? (error.item ?? null) : null;
	}
	const item: INodeExecutionData = { json: { error: error.message, details } };
	// The host fails on a pairing with an input on which nothing arrived.
	const input = firstArrivedPin(context, pins);
	if (input !== undefined) item.pairedItem = { item: 0, input };
	return [[], [], [item]];
}

/** What each input is called, and whether it may be left unconnected. */
function pinsOf(plan: PlanName): ListPin[] {
	return [
		...PLAN_INPUTS[plan].map((name) => ({ name })),
		...(OPTIONAL_INPUTS[plan] ?? []).map((name) => ({ name, isOptional: true })),
	];
}

function sortIntoOutputs(items: readonly PlanItem[]): INodeExecutionData[][] {
	const outputs: INodeExecutionData[][] = [[], [], []];
	for (const { outcome, source, json } of items) {
		outputs[OUTPUT_OF[outcome]]?.push({ json: { ...json }, pairedItem: source });
	}
	return outputs;
}

function summarise(items: readonly PlanItem[]): string {
	const count = (wanted: PlanItem['outcome']) =>
		items.filter(({ outcome }) => outcome === wanted).length;
	if (items.length === 0) return 'Nothing to decide: the list is empty';
	return `${count('do')} planned, ${count('nothing')} need nothing, ${count('review')} need review`;
}

function readPlanName(value: unknown): PlanName {
	if (typeof value === 'string' && Object.hasOwn(PLAN_INPUTS, value)) return value as PlanName;
	throw new PlanRefusal(`There is no plan "${String(value)}". Choose one of the list.`, 'plan');
}

function readDay(asOf: string | undefined, timeZone: string): string {
	if (asOf === undefined || asOf === '') {
		return DateTime.now().setZone(timeZone).toFormat('yyyy-MM-dd');
	}
	const day = DateTime.fromISO(asOf, { setZone: true }).toFormat('yyyy-MM-dd');
	if (isCalendarDate(day)) return day;
	throw new PlanRefusal(`"${asOf}" is not a day. Write it like 2026-01-31.`, 'As Of');
}
