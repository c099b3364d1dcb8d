import { html, type Html } from './html';
import { money } from './tables';

export interface Bar {
	/** From the ground up; minor units. What is below zero is not drawn. */
	parts: Array<{ amount: number; style: 'payout' | 'debit' | 'risk' | 'forecast' | 'actual' }>;
	/** Read out, and shown under the pointer. */
	description: string;
}

/** What stands side by side above one label. */
export interface BarGroup {
	label: string;
	bars: Bar[];
}

/** Small numbers on purpose: the drawing is scaled to the page, and its text must stay readable on a phone. */
const WIDTH = 400;
const HEIGHT = 190;
const LEFT = 4;
const TOP = 16;
const GROUND = 166;
const LABEL_WIDTH = 44;
const WIDEST = 28;

/** A bar chart of one currency. */
export function drawBars(title: string, currency: string, groups: readonly BarGroup[]): Html {
	const highest = Math.max(1, ...groups.flatMap(({ bars }) => bars.map(heightOf)));
	const slot = (WIDTH - LEFT) / Math.max(1, groups.length);
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
		<text class="scale" x="${LEFT}" y="${TOP - 4}">${money(highest, currency)}</text>
		${groups.map((group, index) =>
			drawGroup(group, { slot, scale, index, isLabelled: index % every === 0 }),
		)}
		<line class="ground" x1="${LEFT}" y1="${GROUND}" x2="${WIDTH}" y2="${GROUND}" />
	</svg>`;
}

interface Place {
	slot: number;
	/** Of the drawing, for one minor unit. */
	scale: number;
	index: number;
	isLabelled: boolean;
}

function drawGroup({ label, bars }: BarGroup, { slot, scale, index, isLabelled }: Place): Html {
	const width = Math.min(WIDEST, (slot * 0.76) / Math.max(1, bars.length));
	const middle = LEFT + slot * (index + 0.5);
	const start = middle - (width * bars.length) / 2;
	const text = isLabelled
		? html`<text class="label" x="${round(middle)}" y="${GROUND + 14}">${label}</text>`
		: '';
	return html`${bars.map((bar, nth) => drawBar(bar, start + width * nth, width, scale))}${text}`;
}

function drawBar({ parts, description }: Bar, left: number, width: number, scale: number): Html {
	let ground = GROUND;
	const boxes = parts.map(({ amount, style }) => {
		const height = Math.max(0, amount) * scale;
		ground -= height;
		return html`<rect
			class="${style}"
			x="${round(left)}"
			y="${round(ground)}"
			width="${round(width)}"
			height="${round(height)}"
		/>`;
	});
	return html`<g><title>${description}</title>${boxes}</g>`;
}

function heightOf({ parts }: Bar): number {
	return parts.reduce((sum, { amount }) => sum + Math.max(0, amount), 0);
}

function round(coordinate: number): number {
	return Math.round(coordinate * 100) / 100;
}
