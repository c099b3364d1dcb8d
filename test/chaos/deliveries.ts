import { forge, type Delivery } from '../simulators/shared/webhooks';
import type { TemplateName } from '../world/directDebitWorld';
import { allCompanies, noteRun, type ChaosWorld } from './chaosWorld';
import type { AnyCompany } from './company';

interface Parcel {
	delivery: Delivery;
	company: AnyCompany;
	template: TemplateName;
	/** Not from GoCardless. */
	forged: boolean;
}

/**
 * GoCardless' webhooks reach templates 04 and 05 of everybody who has an endpoint: some twice, some
 * never, some late, and forgeries as well.
 */
export async function deliverWebhooks(chaos: ChaosWorld): Promise<void> {
	const { main, random } = chaos;
	const taken = main.world.goCardless.takeDeliveries({ maximumEvents: random.integer(1, 20) });
	const parcels = random.shuffle(
		taken.flatMap((delivery) =>
			endpoints(chaos, delivery).flatMap(([company, template]) =>
				treat(chaos, { delivery, company, template, forged: false }),
			),
		),
	);
	while (parcels.length > 0) {
		// Now and then several arrive at one moment.
		const together = parcels.splice(0, random.integer(1, 3));
		await Promise.all(together.map(async (parcel) => await deliverOne(chaos, parcel)));
		await main.world.clock.advance({ minutes: 1 });
	}
}

/** Nobody hears of what happened: the host was down. */
export function loseWebhooks({ main, counts }: ChaosWorld): void {
	counts.add('webhooks_lost', main.world.goCardless.takeDeliveries().length);
}

/** A delivery in which template 05 would find nothing is not sent there: that costs a run each. */
function endpoints(chaos: ChaosWorld, { body }: Delivery): Array<[AnyCompany, TemplateName]> {
	const isAboutPayouts = /"resource_type":"(payouts|creditors)"/.test(body);
	return allCompanies(chaos).flatMap(
		(company): Array<[AnyCompany, TemplateName]> => [
			[company, 'events'],
			...(isAboutPayouts && company.getsPayouts
				? [[company, 'payouts'] satisfies [AnyCompany, TemplateName]]
				: []),
		],
	);
}

function treat({ random, counts }: ChaosWorld, parcel: Parcel): Parcel[] {
	const parcels = [parcel];
	if (random.chance(0.2)) {
		counts.add('webhooks_repeated');
		parcels.push(parcel);
	}
	if (random.chance(0.2)) {
		counts.add('webhooks_lost');
		parcels.shift();
	}
	if (random.chance(0.3)) {
		counts.add('webhooks_forged');
		const { delivery } = parcel;
		parcels.push({
			...parcel,
			delivery: random.chance(0.5) ? forge(delivery) : tamper(delivery),
			forged: true,
		});
	}
	return parcels;
}

/** The right signature over another body. */
function tamper(delivery: Delivery): Delivery {
	return { ...delivery, body: delivery.body.replace(/"action":"\w+"/, '"action":"forgery"') };
}

async function deliverOne(chaos: ChaosWorld, parcel: Parcel): Promise<void> {
	const { delivery, company, template, forged } = parcel;
	const { counts, forgeriesAccepted } = chaos;
	const { world } = company;
	const answer = await world.n8n.deliverWebhook(world.template(template), delivery);
	if (answer.execution !== undefined) noteRun(chaos, company, template, answer.execution);
	if (!forged) counts.add('webhooks_delivered');
	else if (answer.execution !== undefined || answer.status < 400) {
		forgeriesAccepted.push(`A forged delivery was answered with ${answer.status}.`);
	}
}
