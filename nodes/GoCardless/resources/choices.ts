import type { INodePropertyOptions } from 'n8n-workflow';

/** Options from values of the vendor: `pending_submission` is shown as "Pending Submission". */
export function choices(values: readonly string[]): INodePropertyOptions[] {
	return values
		.map((value) => ({ name: titleOf(value), value }))
		.sort((left, right) => left.name.localeCompare(right.name));
}

function titleOf(value: string): string {
	return value
		.split('_')
		.map((word) => word.charAt(0).toUpperCase() + word.slice(1))
		.join(' ');
}
