import { type CrudDeclaration, crudResource } from '../shared/engine/crud';
import type { ResourceDefinition } from '../shared/engine/types';
import type { GoCardlessClient } from '../shared/vendors/goCardless/client';

export type GoCardlessDeclaration = CrudDeclaration<GoCardlessClient>;

/**
 * A resource of GoCardless. Only creations carry an idempotency key: updates replace, and actions are
 * guarded by the state of the resource (GoCardless sheet 1.5).
 */
export function goCardlessResource(
	declaration: GoCardlessDeclaration,
): ResourceDefinition<GoCardlessClient> {
	return crudResource({ keyedWrites: 'create', ...declaration });
}
