/** Objects as they travel; the same plain look-ups as the QuickBooks simulator uses. */
export { isWire, textOf, wireList, type Wire } from '../../quickBooksOnline/values/wire';
