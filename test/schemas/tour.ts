import type { IDataObject, INodeParameters } from 'n8n-workflow';

/** Runs an operation of a node. @returns the JSON of its items */
export type RunOperation = (
	resource: string,
	operation: string,
	parameters: INodeParameters,
	items?: IDataObject[],
) => Promise<IDataObject[]>;

/** Operations whose answer is something else than the record of their resource. */
const OWN_SHAPE = new Set([
	'apply',
	'checkConnection',
	'delete',
	'fetchResources',
	'getInstitutions',
	'getPdf',
	'pdf',
	'run',
]);

/** One round of all operations of a node, and what each of them gave. */
export class Tour {
	private readonly given = new Map<string, IDataObject[]>();

	/** @param givesRecord whether the operation gives the record of its resource */
	constructor(
		private readonly runOperation: RunOperation,
		private readonly givesRecord = (operation: string) => !OWN_SHAPE.has(operation),
	) {}

	/** @returns the first item; throws when there is none, since nothing could be learnt from it */
	async visit(
		resource: string,
		operation: string,
		parameters: INodeParameters = {},
		items?: IDataObject[],
	): Promise<IDataObject> {
		const records = await this.runOperation(resource, operation, parameters, items);
		const [first] = records;
		if (first === undefined) throw new Error(`${resource}/${operation} gave no item.`);
		const key = `${resource}/${operation}`;
		this.given.set(key, [...(this.given.get(key) ?? []), ...records]);
		return first;
	}

	/** `payment/create` and so on, in the order of the visits. */
	get visited(): string[] {
		return [...this.given.keys()];
	}

	/**
	 * What the operation can give. A record has the same fields whichever operation it comes from,
	 * so all of its resource count.
	 */
	recordsOf(key: string): IDataObject[] {
		const [resource = '', operation = ''] = key.split('/');
		if (!this.givesRecord(operation)) return this.given.get(key) ?? [];
		return [...this.given]
			.filter(([other]) => {
				const [otherResource, otherOperation = ''] = other.split('/');
				return otherResource === resource && this.givesRecord(otherOperation);
			})
			.flatMap(([, records]) => records);
	}
}
