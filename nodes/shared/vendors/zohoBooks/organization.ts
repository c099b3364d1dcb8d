import type { ICredentialDataDecryptedObject } from 'n8n-workflow';

import { ParameterError } from '../../engine/parameters';
import { checkId } from './ids';

/**
 * The organization to work on: the node's choice, or the one that the credential is bound to.
 *
 * @param chosen on the node; empty where there is no such choice
 * @returns `undefined` when neither says one, which is right for the list of organizations only
 * @throws ParameterError when the credential is bound to another organization
 */
export function organizationOf(
	credentials: ICredentialDataDecryptedObject,
	chosen: string,
): string | undefined {
	const bound = String(credentials.organizationId ?? '').trim();
	if (chosen !== '' && bound !== '' && chosen !== bound) {
		throw new ParameterError(
			`The node works on organization ${chosen}, but its Zoho Books credential allows ${bound} only. Nothing was sent.`,
			'Choose that organization on the node, or empty "Organization ID" in the credential.',
		);
	}
	const organization = chosen === '' ? bound : chosen;
	return organization === '' ? undefined : checkId(organization, 'Organization');
}

/** @throws ParameterError when there is none */
export function chosenOrganization(organization: string | undefined): string {
	if (organization !== undefined) return organization;
	throw new ParameterError(
		'No organization is chosen.',
		'Choose one under "Organization" on the node, or enter an organization ID in the credential.',
	);
}
