import type { BooksCustomer, DirectDebitCustomer } from '../types';
import { review, type Verdict } from '../verdict';
import type { MandatesContext } from './context';

export interface CustomerMatch {
	/** The GoCardless customer, if there is one. */
	holder?: DirectDebitCustomer;
	/** Whether it carries our mark already. */
	isMarked: boolean;
	/** How it was recognised, for sentences. */
	by: string;
}

/**
 * Finds the GoCardless customer of a customer of the books: by our mark, then by e-mail address, then
 * by a reference in the notes. Two candidates are never chosen between.
 */
export function matchCustomer(
	context: MandatesContext,
	customer: BooksCustomer,
): CustomerMatch | Verdict {
	const marked = new Set(context.markedCustomers.get(customer.id) ?? []);
	if (marked.size > 0) return single(marked, true, 'its mark');
	for (const { customerId } of context.markedMandates.get(customer.id) ?? []) {
		const holder = context.directDebitCustomers.get(customerId);
		if (holder !== undefined) marked.add(holder);
	}
	if (marked.size > 0) return single(marked, false, 'the mark of its mandate');
	return matchUnmarked(context, customer);
}

function matchUnmarked(context: MandatesContext, customer: BooksCustomer): CustomerMatch | Verdict {
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
	const byReference = new Set<DirectDebitCustomer>();
	for (const reference of customer.references) {
		for (const holder of context.unmarkedByReference.get(reference) ?? []) byReference.add(holder);
	}
	if (byReference.size > 0) return single(byReference, false, 'a reference in the notes');
	return { isMarked: false, by: '' };
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
