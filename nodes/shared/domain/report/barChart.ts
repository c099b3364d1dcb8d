import { formatMoney } from '../../money';
import { html, type Html } from './html';

export interface Bar {
	label: string;
	/** From the ground up; minor units. What is below zero is not drawn. */
	parts: Array<{ amount: number; style: 'payout' | 'debit' | 'risk' | 'forecast' | 'actual' }>;
	/** Read out, and shown under the pointer. */
	description: string;
}

/** Small numbers on purpose: the drawing is scaled to the page, and its text must stay readable on a phone. */
const WIDTH = 400;
const HEIGHT = 190;
const LEFT = 4;
const TOP = 16;
const GROUND = 166;
const LABEL_WIDTH = 44;

/** A bar chart of one currency. */
export function drawBars(title: string, currency: string, bars: readonly Bar[]): Html {
	const highest = Math.max(1, ...bars.map(heightOf));
	const slot = (WIDTH - LEFT) / Math.max(1, bars.length);
	const scale = (GROUND - TOP) / highest;
	const every = Math.ceil(LABEL_WIDTH / slot);
	return html`<svg class="chart" viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-label="${title}">
		<line class="guide" x1="${LEFT}" y1="${TOP}" x2="${WIDTH}" y2="${TOP}" />
		<line
			class="guide"
			x1="${LEFT}"
			y1="${(TOP + GROUND) / 2}"
			x2="${WIDTH}"
			y2="${(TOP + GROUND) / 2}"
		/>
		<text class="scale" x="${LEFT}" y="${TOP - 4}">
			${formatMoney({ minorUnits: highest, currency })}
		</text>
		${bars.map((bar, index) =>
			drawBar(bar, { slot, scale, index, isLabelled: index % every === 0 }),
		)}
		<line class="ground" x1="${LEFT}" y1="${GROUND}" x2="${WIDTH}" y2="${GROUND}" />
	</svg>`;
}

function drawBar(
	{ label, parts, description }: Bar,
	{
		slot,
		scale,
		index,
		isLabelled,
	}: { slot: number; scale: number; index: number; isLabelled: boolean },
): Html {
	const width = Math.min(28, slot * 0.76);
	const middle = LEFT + slot * (index + 0.5);
	let ground = GROUND;
	const boxes = parts.map(({ amount, style }) => {
		const height = Math.max(0, amount) * scale;
		ground -= height;
		return html`<rect
			class="${style}"
			x="${round(middle - width / 2)}"
			y="${round(ground)}"
			width="${round(width)}"
			height="${round(height)}"
		/>`;
	});
	const text = isLabelled
		? html`<text class="label" x="${round(middle)}" y="${GROUND + 14}">${label}</text>`
		: '';
	return html`<g><title>${description}</title>${boxes}${text}</g>`;
}

function heightOf({ parts }: Bar): number {
	return parts.reduce((sum, { amount }) => sum + Math.max(0, amount), 0);
}

function round(coordinate: number): number {
	return Math.round(coordinate * 100) / 100;
}
