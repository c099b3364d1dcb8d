/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals */
import './environment';
import 'reflect-metadata';

import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { LazyPackageDirectoryLoader, PackageDirectoryLoader, type DirectoryLoader } from 'n8n-core';
import {
	NodeHelpers,
	type ICredentialType,
	type INodeType,
	type INodeTypes,
	type IVersionedNodeType,
} from 'n8n-workflow';

const load = createRequire(__filename);

const PROJECT_FOLDER = join(__dirname, '..', '..', '..');

/** Files of this package that do not load, with the reason, for whoever asks for one of them. */
const unloadable: string[] = [];

/** Whether a compiled class loads; one that does not must not keep the others from being tested. */
function loads(file: string): boolean {
	try {
		load(join(PROJECT_FOLDER, file));
		return true;
	} catch (error) {
		unloadable.push(`${file}: ${error instanceof Error ? error.message : String(error)}`);
		return false;
	}
}

function loaderOfThisPackage(): PackageDirectoryLoader {
	const loader = new PackageDirectoryLoader(PROJECT_FOLDER);
	const { n8n } = loader.packageJson;
	if (n8n) {
		n8n.nodes = n8n.nodes?.filter(loads);
		n8n.credentials = n8n.credentials?.filter(loads);
	}
	return loader;
}

const unknownType = (kind: string, name: string) =>
	new Error(
		[
			`There is no ${kind} type "${name}". If it is one of ours, build the project first ("npm run build").`,
			...unloadable.map((reason) => `Not loaded: ${reason}`),
		].join('\n'),
	);

/** All node and credential types that a workflow under test may use: n8n's own and those in our `dist`. */
export class NodeCatalogue implements INodeTypes {
	private constructor(private readonly loaders: Map<string, DirectoryLoader>) {}

	private static loading: Promise<NodeCatalogue> | undefined;

	/** Loaded once a process (once a test file under jest); n8n's own nodes one by one, when first used. */
	static async load(): Promise<NodeCatalogue> {
		NodeCatalogue.loading ??= NodeCatalogue.loadAll();
		return await NodeCatalogue.loading;
	}

	private static async loadAll(): Promise<NodeCatalogue> {
		const baseFolder = dirname(require.resolve('n8n-nodes-base/package.json'));
		const loaders: DirectoryLoader[] = [new LazyPackageDirectoryLoader(baseFolder)];
		if (existsSync(join(PROJECT_FOLDER, 'dist'))) {
			loaders.push(loaderOfThisPackage());
		}
		for (const loader of loaders) await loader.loadAll();
		return new NodeCatalogue(new Map(loaders.map((loader) => [loader.packageName, loader])));
	}

	getByName(nodeType: string): INodeType | IVersionedNodeType {
		const [packageName = '', name = ''] = nodeType.split('.');
		const loader = this.loaders.get(packageName);
		if (!loader || !(name in loader.known.nodes)) throw unknownType('node', nodeType);
		return loader.getNode(name).type;
	}

	getByNameAndVersion(nodeType: string, version?: number): INodeType {
		return NodeHelpers.getVersionedNodeType(this.getByName(nodeType), version);
	}

	getKnownTypes() {
		return Object.assign({}, ...[...this.loaders.values()].map(({ known }) => known.nodes));
	}

	getCredentialType(name: string): ICredentialType {
		const loader = this.loaderOfCredential(name);
		if (!loader) throw unknownType('credential', name);
		return loader.getCredential(name).type;
	}

	/** The types it extends, and theirs: how n8n finds out that a type is OAuth2. */
	getParentCredentialTypes(name: string): string[] {
		const parents = this.loaderOfCredential(name)?.known.credentials[name]?.extends ?? [];
		return parents.flatMap((parent) => [parent, ...this.getParentCredentialTypes(parent)]);
	}

	/** Nodes that a credential type with `restrictToSupportedNodes` may be used by. */
	getSupportedNodes(name: string): string[] {
		return this.loaderOfCredential(name)?.known.credentials[name]?.supportedNodes ?? [];
	}

	private loaderOfCredential(name: string): DirectoryLoader | undefined {
		return [...this.loaders.values()].find(({ known }) => name in known.credentials);
	}
}
