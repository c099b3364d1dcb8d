/** HTML that is safe to show: made by `html` alone, which escapes everything that goes into it. */
export class Html {
	constructor(readonly text: string) {}
}

type Content = Html | string | number | undefined | readonly Content[];

const ESCAPES: Record<string, string> = {
	'&': '&amp;',
	'<': '&lt;',
	'>': '&gt;',
	'"': '&quot;',
	"'": '&#39;',
	'`': '&#96;',
};

/**
 * Joins markup and values. Values are escaped for text and for quoted attributes, whoever wrote them;
 * only other `Html` goes in as it is.
 */
export function html(markup: TemplateStringsArray, ...values: Content[]): Html {
	let text = markup[0] ?? '';
	values.forEach((value, index) => {
		text += render(value) + (markup[index + 1] ?? '');
	});
	return new Html(text);
}

export function escapeHtml(text: string): string {
	return text.replace(/[&<>"'`]/g, (character) => ESCAPES[character] ?? character);
}

function render(value: Content): string {
	if (value === undefined) return '';
	if (value instanceof Html) return value.text;
	if (typeof value === 'string' || typeof value === 'number') return escapeHtml(String(value));
	return value.map(render).join('');
}
