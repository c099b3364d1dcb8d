import type { IDataObject, OnError, WorkflowExecuteMode } from 'n8n-workflow';

import type { CredentialAssignments } from '../credentialAssignment';
import type { Delivery } from './webhookRequest';

export interface RunOptions {
	/** The node to start from; its only trigger when omitted. */
	start?: string;
	/** JSON of the items it starts with; one empty item when omitted. */
	items?: IDataObject[];
	/** `trigger` when omitted: what a schedule does. */
	mode?: WorkflowExecuteMode;
	/** Credentials other than the newest of each type. */
	credentials?: CredentialAssignments;
	/** JSON of items that a node gives without being run: what a person enters on a form page. */
	pinned?: Record<string, IDataObject[]>;
	/** The run ends after this node. */
	stopAfterNode?: string;
	/** Aborting it ends the run in the middle of whatever it does. */
	signal?: AbortSignal;
}

export interface WebhookOptions extends Delivery {
	/** The trigger node; the only node with a webhook when omitted. */
	node?: string;
	credentials?: CredentialAssignments;
}

export interface NodeRunOptions {
	items?: IDataObject[];
	/** One list per input, each from a node of its own called `Input 1`, ...; undefined leaves an input unconnected. */
	inputs?: Array<IDataObject[] | undefined>;
	typeVersion?: number;
	onError?: OnError;
	credentials?: CredentialAssignments;
	signal?: AbortSignal;
}

export interface ListSearchOptions {
	filter?: string;
	paginationToken?: string;
	credentials?: CredentialAssignments;
}
