import './environment';

import { randomUUID } from 'node:crypto';
import {
	ICredentialsHelper,
	isExpression,
	type ICredentialDataDecryptedObject,
	type ICredentials,
	type IHttpRequestHelper,
	type IHttpRequestOptions,
	type INode,
	type INodeCredentialsDetails,
	type INodeProperties,
	type IWorkflowExecuteAdditionalData,
	type Workflow,
	type WorkflowExecuteMode,
	type IExecuteData,
} from 'n8n-workflow';

import { collectProperties, resolveCredentialData } from './credentialProperties';
import type { NodeCatalogue } from './nodeCatalogue';

interface SavedCredential {
	id: string;
	name: string;
	type: string;
	data: ICredentialDataDecryptedObject;
}

/** A second reader must not see half-changed data, nor change what is saved. */
const copy = <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T;

/**
 * n8n's credential store, in memory. n8n-core's own OAuth code runs on it: it signs, refreshes on 401, refreshes once
 * for many parallel callers, and saves the rotated token here.
 */
export class CredentialStore extends ICredentialsHelper {
	private readonly saved = new Map<string, SavedCredential>();

	constructor(private readonly catalogue: NodeCatalogue) {
		super();
	}

	/**
	 * Saves a credential; nodes that take this type use the newest one unless told otherwise.
	 * @param data what the user typed, plus `oauthTokenData` for a connected OAuth account
	 */
	add(type: string, data: ICredentialDataDecryptedObject, name = type): INodeCredentialsDetails {
		// n8n-core keeps running refreshes by id for the whole process: ids of two stores must never meet.
		const id = randomUUID();
		this.saved.set(id, { id, name, type, data: copy(data) });
		return { id, name };
	}

	/** What is saved now, for example the token after a refresh. */
	read(id: string): ICredentialDataDecryptedObject {
		return copy(this.find({ id, name: '' }).data);
	}

	/** Overwrites saved fields, for example to plant an expired token. */
	change(id: string, data: ICredentialDataDecryptedObject): void {
		const credential = this.find({ id, name: '' });
		credential.data = copy({ ...credential.data, ...data });
	}

	/** The newest credential of each type, as the editor would attach them. */
	newestByType(): Record<string, INodeCredentialsDetails> {
		return Object.fromEntries(
			[...this.saved.values()].map(({ id, name, type }) => [type, { id, name }]),
		);
	}

	getParentTypes(type: string): string[] {
		return this.catalogue.getParentCredentialTypes(type);
	}

	isCredentialUsableByNode(type: string, nodeType: string): boolean {
		const { restrictToSupportedNodes = false } = this.catalogue.getCredentialType(type);
		return !restrictToSupportedNodes || this.catalogue.getSupportedNodes(type).includes(nodeType);
	}

	getCredentialsProperties(type: string): INodeProperties[] {
		return collectProperties(this.catalogue, type);
	}

	async authenticate(
		credentials: ICredentialDataDecryptedObject,
		type: string,
		request: IHttpRequestOptions,
		workflow?: Workflow,
		node?: INode,
	): Promise<IHttpRequestOptions> {
		const { authenticate } = this.catalogue.getCredentialType(type);
		if (!authenticate) return request;
		if (typeof authenticate === 'function') return await authenticate(credentials, request);
		if (!workflow || !node) throw new Error('Declared authentication needs a workflow and a node.');
		const resolve = (value: unknown) =>
			typeof value === 'string' && isExpression(value)
				? String(
						workflow.expression.getSimpleParameterValue(
							node,
							value,
							'internal',
							{ $credentials: credentials },
							undefined,
							'',
						) ?? '',
					)
				: value;
		const parts = Object.entries(authenticate.properties).map(([part, values]) => {
			const existing: unknown = request[part as keyof IHttpRequestOptions];
			const added = Object.entries(values as Record<string, unknown>).map(([key, value]) => [
				resolve(key),
				resolve(value),
			]);
			return [part, { ...(existing as object | undefined), ...Object.fromEntries(added) }];
		});
		return Object.assign(request, Object.fromEntries(parts));
	}

	async preAuthentication(
		helpers: IHttpRequestHelper,
		credentials: ICredentialDataDecryptedObject,
		type: string,
		node: INode,
		credentialsExpired: boolean,
	): Promise<ICredentialDataDecryptedObject | undefined> {
		const { preAuthentication, properties } = this.catalogue.getCredentialType(type);
		const expirable = properties.find(
			(property) => property.type === 'hidden' && property.typeOptions?.expirable === true,
		);
		if (!expirable || !preAuthentication) return undefined;
		if (credentials[expirable.name] !== '' && !credentialsExpired) return undefined;
		const output = await preAuthentication.call(helpers, credentials);
		const details = node.credentials?.[type];
		if (output[expirable.name] === undefined || !details) return undefined;
		await this.updateCredentials(details, type, {
			...this.find(details).data,
			...(output as ICredentialDataDecryptedObject),
		});
		return Object.assign(credentials, output);
	}

	async runPreAuthentication(
		helpers: IHttpRequestHelper,
		credentials: ICredentialDataDecryptedObject,
		type: string,
	): Promise<ICredentialDataDecryptedObject | undefined> {
		const { preAuthentication } = this.catalogue.getCredentialType(type);
		const output: unknown = await preAuthentication?.call(helpers, credentials);
		return output as ICredentialDataDecryptedObject | undefined;
	}

	async getDecrypted(
		additionalData: IWorkflowExecuteAdditionalData,
		details: INodeCredentialsDetails,
		type: string,
		mode: WorkflowExecuteMode,
		_executeData?: IExecuteData,
		raw?: boolean,
	): Promise<ICredentialDataDecryptedObject> {
		const saved = copy(this.find(details).data);
		if (raw === true) return saved;
		return resolveCredentialData(this.catalogue, type, saved, additionalData, mode);
	}

	async getCredentials(): Promise<ICredentials> {
		throw new Error('Encrypted credentials are not kept here; use getDecrypted.');
	}

	async updateCredentials(
		details: INodeCredentialsDetails,
		_type: string,
		data: ICredentialDataDecryptedObject,
	): Promise<void> {
		this.find(details).data = copy(data);
	}

	/** As n8n does: of all that came back from a refresh only the token is saved. */
	async updateCredentialsOauthTokenData(
		details: INodeCredentialsDetails,
		_type: string,
		{ oauthTokenData }: ICredentialDataDecryptedObject,
	): Promise<void> {
		const credential = this.find(details);
		credential.data = copy({ ...credential.data, oauthTokenData: oauthTokenData ?? {} });
	}

	private find({ id, name }: INodeCredentialsDetails): SavedCredential {
		const credential = id === null ? undefined : this.saved.get(id);
		if (!credential) throw new Error(`Credential "${name}" (${id}) does not exist in this n8n.`);
		return credential;
	}
}
