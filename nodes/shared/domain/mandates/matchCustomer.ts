import type { BooksCustomer, DirectDebitCustomer } from '../types';
import type { PlanSubject } from '../planItem';
import { review, type Verdict } from '../verdict';
import type { MandatesContext } from './context';
import { likenessOf, nameKeysOf } from './likeness';

export interface CustomerMatch {
	/** The GoCardless customer, if there is one. */
	holder?: DirectDebitCustomer;
	/** Whether it carries our mark already. */
	isMarked: boolean;
	/** How it was recognised, for sentences. */
	by: string;
}

/**
 * Finds the GoCardless customer of a customer of the books: by our mark, by an id that the books keep,
 * then by e-mail address, then by a reference in the notes. Two candidates are never chosen between.
 */
export function matchCustomer(
	context: MandatesContext,
	customer: BooksCustomer,
	subject: PlanSubject,
): CustomerMatch | Verdict {
	const marked = new Set(context.markedCustomers.get(customer.id) ?? []);
	if (marked.size > 0) return single(marked, true, 'its mark');
	for (const { customerId } of context.markedMandates.get(customer.id) ?? []) {
		const holder = context.directDebitCustomers.get(customerId);
		if (holder !== undefined) marked.add(holder);
	}
	if (marked.size > 0) return single(marked, false, 'the mark of its mandate');
	return matchUnmarked(context, customer, subject);
}

function matchUnmarked(
	context: MandatesContext,
	customer: BooksCustomer,
	subject: PlanSubject,
): CustomerMatch | Verdict {
	const byStoredId = holdersOf(context, customer.storedIds ?? []);
	if (byStoredId.size > 0) return single(byStoredId, false, 'the GoCardless id in the books');
	const byEmail = new Set<DirectDebitCustomer>();
	for (const address of customer.emails) {
		for (const holder of context.unmarkedByEmail.get(address.toLowerCase()) ?? []) {
			byEmail.add(holder);
		}
	}
	const shared = customer.emails.find(
		(address) => (context.emailUse.get(address.toLowerCase()) ?? 0) > 1,
	);
	if (byEmail.size > 0 && shared !== undefined) {
		return review(
			'sharedEmail',
			`Several customers of the books use ${shared}, and GoCardless has a customer with this ` +
				'address. Decide whose it is.',
		);
	}
	if (byEmail.size > 0) return single(byEmail, false, 'the e-mail address');
	const byReference = holdersOf(context, customer.references);
	if (byReference.size > 0) return single(byReference, false, 'a reference in the notes');
	return matchByName(context, customer, subject);
}

/** A name alone never links anybody: a person decides, and whoever is invited twice is annoyed. */
function matchByName(
	{ unmarkedByName, mandatesByHolder, decisions }: MandatesContext,
	customer: BooksCustomer,
	subject: PlanSubject,
): CustomerMatch | Verdict {
	const named = new Set(nameKeysOf(customer).flatMap((key) => unmarkedByName.get(key) ?? []));
	const candidates = [...named].filter(({ id }) => mandatesByHolder.has(id));
	if (candidates.length > 1) return single(new Set(candidates), false, 'the name');
	const [holder] = candidates;
	if (holder === undefined) return { isMarked: false, by: '' };
	const score = likenessOf(customer, holder);
	const question = review(
		'maybeKnown',
		`GoCardless customer ${holder.id} has the same name and a mandate (likeness ${score} of 100). ` +
			'Approve it if both are the same; otherwise change one of the names.',
		holder.id,
	);
	const isApproved = decisions.approves(question, subject);
	return isApproved ? { holder, isMarked: false, by: 'the name, as approved' } : question;
}

function holdersOf(
	{ unmarkedByReference }: MandatesContext,
	references: readonly string[],
): Set<DirectDebitCustomer> {
	return new Set(references.flatMap((reference) => unmarkedByReference.get(reference) ?? []));
}

function single(
	candidates: ReadonlySet<DirectDebitCustomer>,
	isMarked: boolean,
	by: string,
): CustomerMatch | Verdict {
	const [holder] = candidates;
	if (candidates.size === 1) return { holder, isMarked, by };
	const ids = [...candidates].map(({ id }) => id).sort();
	return review(
		'severalCandidates',
		`GoCardless has ${candidates.size} customers that fit by ${by} (${ids.join(', ')}). ` +
			'Keep one of them.',
	);
}
