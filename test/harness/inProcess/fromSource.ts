import type { ICredentialType, INodeType } from 'n8n-workflow';

import type { InProcessN8n } from './inProcessN8n';

/** A node and its credential types as they are written, so that a test needs no build. */
export function serveFromSource(
	{ nodeTypes }: InProcessN8n,
	node: INodeType,
	credentials: ICredentialType[],
): void {
	const type = `n8n-nodes-gocardless-books.${node.description.name}`;
	const find = (name: string) => credentials.find((credential) => credential.name === name);
	const original = {
		getByName: nodeTypes.getByName.bind(nodeTypes),
		getCredentialType: nodeTypes.getCredentialType.bind(nodeTypes),
		getParentCredentialTypes: nodeTypes.getParentCredentialTypes.bind(nodeTypes),
	};
	nodeTypes.getByName = (name) => (name === type ? node : original.getByName(name));
	nodeTypes.getCredentialType = (name) => find(name) ?? original.getCredentialType(name);
	nodeTypes.getParentCredentialTypes = (name) => {
		const credential = find(name);
		return credential === undefined
			? original.getParentCredentialTypes(name)
			: (credential.extends ?? []);
	};
}
