import './environment';

import { getAdditionalKeys } from 'n8n-core';
import {
	NodeHelpers,
	Workflow,
	type ICredentialDataDecryptedObject,
	type INode,
	type INodeProperties,
	type IWorkflowExecuteAdditionalData,
	type WorkflowExecuteMode,
} from 'n8n-workflow';

import type { NodeCatalogue } from './nodeCatalogue';

const PLACEHOLDER_NODE: INode = {
	id: 'credentials',
	name: '',
	typeVersion: 1,
	type: 'n8n-nodes-base.noOp',
	position: [0, 0],
	parameters: {},
};

/** The fields of a credential type including those it inherits, later ones winning, as n8n merges them. */
export function collectProperties(catalogue: NodeCatalogue, type: string): INodeProperties[] {
	const { extends: parents = [], properties } = catalogue.getCredentialType(type);
	const collected: INodeProperties[] = [];
	for (const parent of parents) {
		NodeHelpers.mergeNodeProperties(collected, collectProperties(catalogue, parent));
	}
	NodeHelpers.mergeNodeProperties(collected, properties);
	return collected;
}

/**
 * What a node sees of saved credential data: defaults filled in, expressions resolved with the data itself as `$self`
 * (hidden `authUrl` and `accessTokenUrl` of our OAuth types are such expressions), the token kept as it is.
 */
export function resolveCredentialData(
	catalogue: NodeCatalogue,
	type: string,
	saved: ICredentialDataDecryptedObject,
	additionalData: IWorkflowExecuteAdditionalData,
	mode: WorkflowExecuteMode,
): ICredentialDataDecryptedObject {
	const data = NodeHelpers.getNodeParameters(
		collectProperties(catalogue, type),
		saved as Parameters<typeof NodeHelpers.getNodeParameters>[1],
		true,
		false,
		null,
		null,
	) as ICredentialDataDecryptedObject;
	if (saved.oauthTokenData !== undefined) data.oauthTokenData = saved.oauthTokenData;
	const workflow = new Workflow({
		nodes: [PLACEHOLDER_NODE],
		connections: {},
		active: false,
		nodeTypes: catalogue,
	});
	return workflow.expression.getComplexParameterValue(
		PLACEHOLDER_NODE,
		data as Parameters<typeof workflow.expression.getComplexParameterValue>[1],
		mode,
		getAdditionalKeys(additionalData, mode, null, { isCredential: true }),
		undefined,
		undefined,
		data as Parameters<typeof workflow.expression.getComplexParameterValue>[6],
	) as ICredentialDataDecryptedObject;
}
