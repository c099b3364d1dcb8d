import type { RunResult } from '../harness/inProcess';
import { tokenAfterConsent } from '../world/connections';
import type { ChaosWorld } from './chaosWorld';
import type { ChaosCompany } from './company';

/** A person reads the error and connects the credential again, as it says. */
export function reconnectIfAsked(
	{ counts }: ChaosWorld,
	{ world, secrets }: ChaosCompany,
	run: RunResult,
): void {
	if (!/connect it again/.test(`${run.error?.message} ${run.error?.description}`)) return;
	const issued = world.quickBooks.issueTokens(world.company.realmId);
	world.n8n.credentials.change(world.credentialIds.quickBooks, {
		oauthTokenData: tokenAfterConsent(issued),
	});
	secrets.collect();
	counts.add('reconnected');
}
