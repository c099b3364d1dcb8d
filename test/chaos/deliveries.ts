import { forge, type Delivery } from '../simulators/shared/webhooks';
import { noteRun, type ChaosWorld } from './chaosWorld';

interface Parcel {
	delivery: Delivery;
	/** Not from GoCardless. */
	forged: boolean;
}

/** GoCardless' webhooks reach template 04: some twice, some never, some late, and forgeries as well. */
export async function deliverWebhooks(chaos: ChaosWorld): Promise<void> {
	const { world, random } = chaos;
	const taken = world.goCardless.takeDeliveries({ maximumEvents: random.integer(1, 20) });
	const parcels = random.shuffle(taken.flatMap((delivery) => treat(chaos, delivery)));
	while (parcels.length > 0) {
		// Now and then several arrive at one moment.
		const together = parcels.splice(0, random.integer(1, 3));
		await Promise.all(together.map(async (parcel) => await deliverOne(chaos, parcel)));
		await world.clock.advance({ minutes: 1 });
	}
}

function treat({ random, counts }: ChaosWorld, delivery: Delivery): Parcel[] {
	const parcels: Parcel[] = [{ delivery, forged: false }];
	if (random.chance(0.2)) {
		counts.add('webhooks_repeated');
		parcels.push({ delivery, forged: false });
	}
	if (random.chance(0.2)) {
		counts.add('webhooks_lost');
		parcels.shift();
	}
	if (random.chance(0.3)) {
		counts.add('webhooks_forged');
		parcels.push({
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

async function deliverOne(chaos: ChaosWorld, { delivery, forged }: Parcel): Promise<void> {
	const { world, counts, forgeriesAccepted } = chaos;
	const answer = await world.n8n.deliverWebhook(world.template('events'), delivery);
	if (answer.execution !== undefined) noteRun(chaos, answer.execution);
	if (!forged) counts.add('webhooks_delivered');
	else if (answer.execution !== undefined || answer.status < 400) {
		forgeriesAccepted.push(`A forged delivery was answered with ${answer.status}.`);
	}
}
