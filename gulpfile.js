const { dest, src } = require('gulp');

/** What the compiler leaves behind and n8n wants beside the compiled files: same places, below dist. */
const ASSETS = [
	'icons/**/*.{svg,png}',
	'nodes/**/*.{svg,png}',
	'nodes/**/*.node.json',
	'nodes/**/__schema__/**/*.json',
	'workflows/**/*',
];

// Without `encoding: false` gulp reads pictures as text and breaks them.
const build = () =>
	src(ASSETS, { base: '.', encoding: false, allowEmpty: true }).pipe(dest('dist'));

exports.build = build;
