import { isWire, type Wire } from '../values/wire';

/** The reply as XML: what callers get who do not ask for JSON (QuickBooks sheet 1). */
export function toXml(reply: Wire): string {
	const { time, ...content } = reply;
	const body = Object.entries(content)
		.map(([name, value]) => element(name, value))
		.join('');
	const attributes = `xmlns="http://schema.intuit.com/finance/v3" time="${escape(String(time))}"`;
	return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><IntuitResponse ${attributes}>${body}</IntuitResponse>`;
}

function element(name: string, value: unknown): string {
	if (value === undefined || value === null) return '';
	if (Array.isArray(value)) return value.map((one) => element(name, one)).join('');
	if (!isWire(value)) return `<${name}>${escape(String(value))}</${name}>`;
	const children = Object.entries(value)
		.map(([child, content]) => element(child, content))
		.join('');
	return `<${name}>${children}</${name}>`;
}

function escape(text: string): string {
	return text
		.replace(/&/g, '&amp;')
		.replace(/</g, '&lt;')
		.replace(/>/g, '&gt;')
		.replace(/"/g, '&quot;');
}
