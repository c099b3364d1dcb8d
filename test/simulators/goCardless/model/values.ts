export type Metadata = Record<string, string>;

export type Links = Record<string, string | undefined>;

/** Rates of exchange; an object of nulls where nothing is exchanged (GoCardless sheet 6.1). */
export interface ForeignExchange {
	fx_currency: string | null;
	fx_amount: number | null;
	exchange_rate: string | null;
	estimated_exchange_rate: string | null;
}
