import { INSTANCE_URL } from './environment';

import { ExternalSecretsProxy } from 'n8n-core';
import type { IWorkflowExecuteAdditionalData, Workflow } from 'n8n-workflow';

import type { CredentialStore } from './credentialStore';
import type { DataTables } from './dataTables';

const unsupported = async () => {
	throw new Error('Sub-workflows and task runners are not available in process.');
};

/** What the host lends to one execution: credentials, Data Tables, addresses. */
export function buildAdditionalData(
	workflow: Workflow,
	executionId: string,
	credentials: CredentialStore,
	dataTables: DataTables,
): IWorkflowExecuteAdditionalData {
	return {
		credentialsHelper: credentials,
		executionId,
		workflowId: workflow.id,
		currentNodeExecutionIndex: 0,
		restApiUrl: `${INSTANCE_URL}/rest`,
		instanceBaseUrl: INSTANCE_URL,
		formBaseUrl: `${INSTANCE_URL}/form`,
		formWaitingBaseUrl: `${INSTANCE_URL}/form-waiting`,
		formTestBaseUrl: `${INSTANCE_URL}/form-test`,
		webhookBaseUrl: `${INSTANCE_URL}/webhook`,
		webhookWaitingBaseUrl: `${INSTANCE_URL}/webhook-waiting`,
		webhookTestBaseUrl: `${INSTANCE_URL}/webhook-test`,
		mcpBaseUrl: `${INSTANCE_URL}/mcp`,
		mcpTestBaseUrl: `${INSTANCE_URL}/mcp-test`,
		variables: {},
		externalSecretsProxy: new ExternalSecretsProxy(),
		logAiEvent: () => {},
		executeWorkflow: unsupported,
		getRunExecutionData: async () => undefined,
		getRuntimeCredential: async () => undefined,
		startRunnerTask: unsupported,
		'data-table': { dataTableProxyProvider: dataTables },
	};
}
