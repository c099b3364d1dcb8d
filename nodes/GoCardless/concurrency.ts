/** Requests of one run that may be open at a time. */
export const CONCURRENCY = 16;
