import type { RunResult } from '../harness/inProcess';
import { tokenAfterConsent } from '../world/connections';
import { ZohoWorld } from '../world/zohoWorld';
import type { ChaosWorld } from './chaosWorld';
import type { AnyCompany } from './company';

/** A person reads the error and connects the credential again, as it says. */
export function reconnectIfAsked(
	{ counts }: ChaosWorld,
	{ world, secrets }: AnyCompany,
	run: RunResult,
): void {
	if (!/connect it again/.test(`${run.error?.message} ${run.error?.description}`)) return;
	if (world instanceof ZohoWorld) {
		const { zohoBooks, credentialIds } = world;
		const oauthTokenData = { ...zohoBooks.issueTokens() };
		world.n8n.credentials.change(credentialIds.zohoBooks, { oauthTokenData });
	} else {
		const issued = world.quickBooks.issueTokens(world.company.realmId);
		world.n8n.credentials.change(world.credentialIds.quickBooks, {
			oauthTokenData: tokenAfterConsent(issued),
		});
	}
	secrets.collect();
	counts.add('reconnected');
}
