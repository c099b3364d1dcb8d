const Sequencer = require('@jest/test-sequencer').default;

/** Layers of the tests, quickest first: a broken rule shows within seconds, a real n8n starts last. */
const LAYERS = ['unit', 'property', 'simulators', 'harness', 'workflow', 'chaos', 'e2e'];

const layerOf = (path) => {
	if (path.includes('/realN8n/')) return LAYERS.indexOf('e2e');
	const index = LAYERS.findIndex((layer) => path.includes(`/test/${layer}/`));
	return index === -1 ? LAYERS.length : index;
};

module.exports = class QuickFirst extends Sequencer {
	sort(tests) {
		return [...tests].sort(
			(a, b) => layerOf(a.path) - layerOf(b.path) || a.path.localeCompare(b.path),
		);
	}
};
