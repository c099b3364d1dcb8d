import './environment';

import {
	Workflow,
	type IConnections,
	type IDataObject,
	type INode,
	type INodeCredentials,
} from 'n8n-workflow';
import { z } from 'zod';

import { chooseCredentials, type CredentialAssignments } from '../credentialAssignment';
import type { CredentialStore } from './credentialStore';
import type { NodeCatalogue } from './nodeCatalogue';

const workflowSchema = z.object({
	id: z.string().default('in-process-workflow'),
	name: z.string().default('workflow'),
	nodes: z.array(z.unknown()),
	connections: z.record(z.unknown()).default({}),
	settings: z.record(z.unknown()).default({ executionOrder: 'v1' }),
	staticData: z.record(z.unknown()).nullish(),
});

/** Makes the JSON of a template into a workflow of its own for every run: the engine changes what it works on. */
export class WorkflowLoader {
	constructor(
		private readonly catalogue: NodeCatalogue,
		private readonly credentials: CredentialStore,
	) {}

	load(workflowJson: unknown, assignments: CredentialAssignments = {}): Workflow {
		const { staticData, ...parsed } = workflowSchema.parse(
			JSON.parse(JSON.stringify(workflowJson)),
		);
		const nodes = parsed.nodes as INode[];
		for (const node of nodes) this.assignCredentials(node, assignments);
		return new Workflow({
			...parsed,
			nodes,
			connections: parsed.connections as IConnections,
			active: true,
			nodeTypes: this.catalogue,
			staticData: (staticData ?? {}) as IDataObject,
		});
	}

	/** The one node that `isWanted`. @throws naming the nodes found when there is not exactly one */
	findOnly(workflow: Workflow, what: string, isWanted: (node: INode) => boolean): INode {
		const found = Object.values(workflow.nodes).filter(isWanted);
		const [node] = found;
		if (node && found.length === 1) return node;
		const names = found.map(({ name }) => name).join(', ') || 'none';
		throw new Error(`Expected one ${what}, found: ${names}. Say which node by its name.`);
	}

	private assignCredentials(node: INode, { byType, byNode }: CredentialAssignments): void {
		const { description } = this.catalogue.getByNameAndVersion(node.type, node.typeVersion);
		const taken = (description.credentials ?? []).map(({ name }) => name);
		const all = { ...this.credentials.newestByType(), ...byType };
		node.credentials = chooseCredentials(node, taken, { byType: all, byNode }) as INodeCredentials;
	}
}
