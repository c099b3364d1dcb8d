import { checkConnection } from '../operations/checkConnection';
import { goCardlessResource } from '../resource';
import { labelOf, searchBy } from '../search';
import { CREATED_FILTERS } from './commonFields';

/** GoCardless sheet 6.3. */
export const creditor = goCardlessResource({
	value: 'creditor',
	name: 'Creditor',
	description: 'The business that is paid: your own, and its rights and limits',
	path: 'creditors',
	operations: ['get', 'getAll'],
	filters: CREATED_FILTERS,
	more: [checkConnection],
	search: searchBy('searchCreditors', 'creditors', ({ id, name }) => labelOf(name, id)),
});
