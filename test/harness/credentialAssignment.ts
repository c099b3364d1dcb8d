/** Which saved credential a node uses, per credential type: `{ goCardlessApi: { id, name } }`. */
export type CredentialsByType = Record<string, { id: string | null; name: string }>;

/** Which credentials the nodes of a workflow use; templates are shipped without any. */
export interface CredentialAssignments {
	/** For every node that takes a credential of this type. */
	byType?: CredentialsByType;
	/** For the node of this name; wins. */
	byNode?: Record<string, CredentialsByType>;
}

interface NodeWithCredentials {
	name: string;
	parameters?: Record<string, unknown>;
	credentials?: Record<string, unknown>;
}

/**
 * The `credentials` of a node as the editor would write them into the workflow.
 * @param taken credential types that the node's description lists
 */
export function chooseCredentials(
	node: NodeWithCredentials,
	taken: string[],
	{ byType = {}, byNode = {} }: CredentialAssignments,
) {
	// The HTTP Request node takes any type; it says which in a parameter.
	const { nodeCredentialType, genericAuthType } = node.parameters ?? {};
	const types = new Set<unknown>([...taken, nodeCredentialType, genericAuthType]);
	const chosen = Object.entries(byType).filter(([type]) => types.has(type));
	return { ...node.credentials, ...Object.fromEntries(chosen), ...byNode[node.name] };
}
