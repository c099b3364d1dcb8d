import type { CrudDeclaration } from '../../shared/engine/crud';
import type { QuickBooksClient } from '../../shared/vendors/quickBooksOnline/client';

/** What an operation on one kind of record has to know of it. */
export type RecordDeclaration = Pick<
	CrudDeclaration<QuickBooksClient>,
	'name' | 'plural' | 'path' | 'search' | 'fields' | 'finish'
> & {
	/** Name lists hide what was deactivated (QuickBooks sheet 5). */
	isNameList?: boolean;
};
