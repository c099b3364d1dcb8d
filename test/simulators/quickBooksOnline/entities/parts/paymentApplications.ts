import type { Company } from '../../company';
import { keyOf, splitKey, type TransactionKey } from '../../links/applications';
import type { StoredEntity } from '../../store/entityStore';
import { toMinor } from '../../values/amounts';
import { isWire, referenceId, wireList } from '../../values/wire';
import { isSameFamily } from './paymentLinks';

/** The applications that a payment's body stands for. */
export function applicationsOf(
	company: Company,
	payment: StoredEntity,
): Map<TransactionKey, number> {
	const currency = company.currencyOf(payment);
	const amounts = new Map<TransactionKey, number>();
	for (const line of wireList(payment.body.Line)) {
		const link = wireList(line.LinkedTxn)[0];
		if (!isWire(link)) continue;
		const key = keyOf(String(link.TxnType), String(link.TxnId));
		amounts.set(key, (amounts.get(key) ?? 0) + toMinor(line.Amount, currency));
	}
	return amounts;
}

/**
 * Cuts what payments apply to a transaction down to `total` (0: it is gone), newest first; the money
 * becomes unapplied credit of the payment. Payments of another customer than `customer` let go wholly.
 */
export function limitApplications(
	company: Company,
	key: TransactionKey,
	total: number,
	customer?: string,
): void {
	let room = total;
	for (const [paymentId, amount] of [...company.applications.to(key)]) {
		const payment = company.find('Payment', paymentId);
		if (payment === undefined) continue;
		const payer = referenceId(payment.body.CustomerRef);
		const isStranger = customer !== undefined && !isSameFamily(company, customer, payer);
		const kept = isStranger ? 0 : Math.min(amount, room);
		room -= kept;
		if (kept < amount) shrinkLine(company, payment, key, kept);
	}
}

function shrinkLine(
	company: Company,
	payment: StoredEntity,
	key: TransactionKey,
	kept: number,
): void {
	const [type, id] = splitKey(key);
	const others = wireList(payment.body.Line).filter((line) => {
		const link = wireList(line.LinkedTxn)[0];
		return link?.TxnType !== type || link?.TxnId !== id;
	});
	const line = {
		Amount: company.amountOf(kept, payment),
		LinkedTxn: [{ TxnId: id, TxnType: type }],
	};
	const at = company.now();
	const body = { ...payment.body, Line: kept > 0 ? [...others, line] : others };
	company.store('Payment').update(payment, at, body);
	company.applications.set(payment.id, applicationsOf(company, payment));
	company.repost('Payment', payment);
	company.note('Payment', payment.id, 'Update', at);
}
