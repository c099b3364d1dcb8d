/** @type {import('jest').Config} */
module.exports = {
	testEnvironment: 'node',
	// Nothing is asserted about time; a busy machine must not fail a test.
	testTimeout: 60_000,
	roots: ['<rootDir>/test'],
	testMatch: ['**/*.test.ts'],
	testSequencer: '<rootDir>/test/setup/quickFirst.cjs',
	transform: {
		'^.+\\.ts$': [
			'@swc/jest',
			{ jsc: { parser: { syntax: 'typescript' }, target: 'es2022' }, module: { type: 'commonjs' } },
		],
	},
	moduleNameMapper: {
		// n8n's form nodes would get a version of it that is an ES module only, which jest cannot load on Node 20.
		'^htmlparser2$': '<rootDir>/node_modules/htmlparser2/dist/commonjs/index.js',
	},
	moduleFileExtensions: ['ts', 'js', 'mjs', 'cjs', 'json', 'node'],
};
