export type * from './collections';
export type * from './events';
export type * from './payouts';
export type * from './people';
export type * from './values';
