/** Minor units of the invoice that a story is about. */
export const AMOUNT = 12_000;

/** GoCardless' own share of one such debit, by the simulator's scale: 1 %. */
export const FEE = 120;
