import type { Page } from './browser';

/** One field of a form page. */
export interface FormField {
	/** Name in the request: `field-0`, ... */
	name: string;
	label: string;
	/** What a drop-down, or a list of boxes, offers. */
	options: string[];
	/** Of a list of boxes: the ticked ones, as JSON. */
	value: string;
}

const ENTITIES: Record<string, string> = {
	'&lt;': '<',
	'&gt;': '>',
	'&quot;': '"',
	'&#x27;': "'",
	'&#39;': "'",
	'&#x3D;': '=',
	'&#x60;': '`',
	'&amp;': '&',
};

const unescapeHtml = (text: string) =>
	text.replace(/&[#\w]+;/g, (entity) => ENTITIES[entity] ?? entity);

const attribute = (tag: string, name: string) =>
	unescapeHtml(new RegExp(`\\b${name}=(['"])(.*?)\\1`, 's').exec(tag)?.[2] ?? '');

/** The text of a page without styles, scripts and tags. */
export function readText({ html }: Page): string {
	const visible = html.replace(/<(style|script|head)\b.*?<\/\1>/gs, ' ').replace(/<[^>]+>/g, ' ');
	return unescapeHtml(visible).replace(/\s+/g, ' ').trim();
}

/** Whether there is something to fill in and submit, else it is the last page. */
export const isForm = ({ html }: Page) => /<form\b[^>]*id='n8n-form'/.test(html);

/** Proves to n8n who is signed in when the page's script submits it. */
export const readAuthToken = ({ html }: Page) =>
	/const authToken = '([^']*)'/.exec(html)?.[1] ?? '';

/** Fields in the order of the page, with the values they start with. */
export function readFields({ html }: Page): FormField[] {
	const labels = new Map(
		[...html.matchAll(/<label\b([^>]*)>(.*?)<\/label>/gs)].map(([, tag = '', text = '']) => [
			attribute(tag, 'for'),
			unescapeHtml(text.trim()),
		]),
	);
	const tags = html.matchAll(
		/<(select|textarea|input)\b([^>]*\bname=(['"])field-\d+\3[^>]*)>(?:(.*?)<\/\1>)?/gs,
	);
	const fields = [...tags].map(([, kind, tag = '', , inner = '']) => {
		const name = attribute(tag, 'name');
		const options = [...inner.matchAll(/<option\b([^>]*)>/g)].map(([, option = '']) => option);
		const selected = options.find((option) => /\bselected\b/.test(option)) ?? '';
		const typed = kind === 'textarea' ? unescapeHtml(inner.trim()) : attribute(tag, 'value');
		return {
			name,
			label: labels.get(name) ?? '',
			options: options
				.filter((option) => !/\bdisabled\b/.test(option))
				.map((option) => attribute(option, 'value')),
			value: kind === 'select' ? attribute(selected, 'value') : typed,
		};
	});
	return [...fields, ...readBoxes(html)].sort(
		(left, right) => numberOf(left.name) - numberOf(right.name),
	);
}

/** Lists of boxes; the script of the page sends the ticked ones as one JSON array. */
function readBoxes(html: string): FormField[] {
	const lists = html.matchAll(
		/<label class='form-label[^']*'>([^<]*)<\/label>\s*<div\s+class='multiselect[^']*'\s+id='(field-\d+)'(.*?)(?=<label class='form-label|<button|$)/gs,
	);
	return [...lists].map(([, label = '', name = '', inner = '']) => {
		const boxes = [...inner.matchAll(/<input type='checkbox'[^>]*>/g)].map(([tag]) => tag);
		const valuesOf = (tags: string[]) => tags.map((tag) => attribute(tag, 'value'));
		return {
			name,
			label: unescapeHtml(label.trim()),
			options: valuesOf(boxes),
			value: JSON.stringify(valuesOf(boxes.filter((tag) => /\bchecked\b/.test(tag)))),
		};
	});
}

const numberOf = (name: string) => Number(name.replace('field-', ''));
