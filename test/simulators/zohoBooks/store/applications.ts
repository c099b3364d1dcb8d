/** An amount of a payment or credit note that settles an invoice. */
export interface Application {
	/** `invoice_payment_id` or `creditnotes_invoice_id`. */
	id: string;
	kind: 'payment' | 'creditnote';
	sourceId: string;
	invoiceId: string;
	/** Minor units of the customer's currency. */
	amount: number;
	date: string;
}

/** Which payments and credit notes settle which invoices, found from either side. */
export class Applications {
	private readonly byInvoice = new Map<string, Application[]>();

	private readonly bySource = new Map<string, Application[]>();

	add(application: Application): void {
		push(this.byInvoice, application.invoiceId, application);
		push(this.bySource, application.sourceId, application);
	}

	remove(application: Application): void {
		pull(this.byInvoice, application.invoiceId, application);
		pull(this.bySource, application.sourceId, application);
	}

	toInvoice(invoiceId: string): Application[] {
		return this.byInvoice.get(invoiceId) ?? [];
	}

	fromSource(sourceId: string): Application[] {
		return this.bySource.get(sourceId) ?? [];
	}

	settled(invoiceId: string, kind?: Application['kind']): number {
		return sum(this.toInvoice(invoiceId).filter((one) => kind === undefined || one.kind === kind));
	}

	used(sourceId: string): number {
		return sum(this.fromSource(sourceId));
	}
}

function push(map: Map<string, Application[]>, key: string, value: Application): void {
	map.set(key, [...(map.get(key) ?? []), value]);
}

function pull(map: Map<string, Application[]>, key: string, value: Application): void {
	map.set(
		key,
		(map.get(key) ?? []).filter((one) => one !== value),
	);
}

function sum(applications: Application[]): number {
	return applications.reduce((total, { amount }) => total + amount, 0);
}
