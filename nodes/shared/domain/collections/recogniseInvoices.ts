import { mentionsNumber, numberAsWord, wordsOf } from '../invoiceNumbers';
import { append } from '../lists';
import type { Collection, OpenInvoice } from '../types';

interface Recognition {
	/** Debits whose description or reference names an invoice of the same customer, by invoice id. */
	byInvoice: Map<string, Collection[]>;
	/** Debits that name none, by customer. */
	nameless: Map<string, Collection[]>;
}

/** The numbers of one customer's invoices. */
interface Numbers {
	byWord: Map<string, OpenInvoice[]>;
	/** Numbers of several words ("2026 / 7"), which have to be searched for. */
	spaced: OpenInvoice[];
}

/**
 * Recognises debits made by hand or by another program, by the exact number of an invoice of the same
 * customer. A debit that names several invoices counts for each of them: too much in flight is safe.
 */
export function recogniseInvoices(
	debitsByCustomer: ReadonlyMap<string, Collection[]>,
	invoices: Iterable<OpenInvoice>,
): Recognition {
	const recognition: Recognition = { byInvoice: new Map(), nameless: new Map() };
	if (debitsByCustomer.size === 0) return recognition;
	const numbers = collectNumbers(debitsByCustomer, invoices);
	for (const [customerId, debits] of debitsByCustomer) {
		for (const debit of debits) {
			const named = findNamed(debit, numbers.get(customerId));
			for (const invoice of named) append(recognition.byInvoice, invoice.id, debit);
			if (named.size === 0) append(recognition.nameless, customerId, debit);
		}
	}
	return recognition;
}

/**
 * Payments that hang on no mandate and say nothing of a customer, such as instant bank payments: they
 * count for an invoice whose exact number and amount they name. Too much in flight is safe.
 */
export function recogniseOwnerless(
	debits: readonly Collection[],
	invoices: Iterable<OpenInvoice>,
): Map<string, Collection[]> {
	const recognised = new Map<string, Collection[]>();
	if (debits.length === 0) return recognised;
	const byWord = new Map<string, OpenInvoice[]>();
	for (const invoice of invoices) {
		const word = numberAsWord(invoice.number ?? '');
		if (word !== undefined) append(byWord, word, invoice);
	}
	for (const debit of debits) {
		const words = new Set(wordsOf(`${debit.description ?? ''} ${debit.reference ?? ''}`));
		for (const invoice of [...words].flatMap((word) => byWord.get(word) ?? [])) {
			const fits = invoice.total === debit.amount || invoice.balance === debit.amount;
			if (fits && invoice.currency === debit.currency) append(recognised, invoice.id, debit);
		}
	}
	return recognised;
}

function collectNumbers(
	debitsByCustomer: ReadonlyMap<string, Collection[]>,
	invoices: Iterable<OpenInvoice>,
): Map<string, Numbers> {
	const numbers = new Map<string, Numbers>();
	for (const invoice of invoices) {
		const { customerId, number } = invoice;
		if (number === undefined || !debitsByCustomer.has(customerId)) continue;
		let own = numbers.get(customerId);
		if (own === undefined) {
			own = { byWord: new Map(), spaced: [] };
			numbers.set(customerId, own);
		}
		const word = numberAsWord(number);
		if (word === undefined) own.spaced.push(invoice);
		else append(own.byWord, word, invoice);
	}
	return numbers;
}

function findNamed(debit: Collection, numbers: Numbers | undefined): Set<OpenInvoice> {
	const named = new Set<OpenInvoice>();
	if (numbers === undefined) return named;
	const text = `${debit.description ?? ''} ${debit.reference ?? ''}`;
	for (const word of wordsOf(text)) {
		for (const invoice of numbers.byWord.get(word) ?? []) named.add(invoice);
	}
	for (const invoice of numbers.spaced) {
		if (mentionsNumber(text, invoice.number ?? '')) named.add(invoice);
	}
	return named;
}
