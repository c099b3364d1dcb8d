import type { IDataObject, INodeProperties, INodePropertyCollection } from 'n8n-workflow';

/** A value for every property, as a user could enter it: used to see all that an operation can send. */
export function sampleValues(properties: INodeProperties[]): IDataObject {
	return Object.fromEntries(
		properties
			.filter(({ type }) => type !== 'notice')
			.map((property) => [property.name, sampleValue(property)]),
	) as IDataObject;
}

function sampleValue(property: INodeProperties): unknown {
	const { type, name, options = [] } = property;
	switch (type) {
		case 'options':
			return (options[0] as { value: string }).value;
		case 'multiOptions':
			return [(options[0] as { value: string }).value];
		case 'boolean':
			return true;
		case 'number':
			return 1;
		case 'dateTime':
			return '2026-03-31';
		case 'json':
			return '{"sample": true}';
		case 'collection':
			return name === 'options' ? {} : sampleValues(options as INodeProperties[]);
		case 'fixedCollection': {
			const [group] = options as INodePropertyCollection[];
			return group === undefined ? {} : { [group.name]: [sampleValues(group.values)] };
		}
		case 'resourceLocator':
			return { __rl: true, mode: 'id', value: 'ID1' };
		default:
			return '1';
	}
}
