import type { Route } from '../protocol/call';
import { accountRoutes } from './accountRoutes';
import { bankAccountRoutes } from './bankAccountRoutes';
import { bankTransactionRoutes } from './bankTransactionRoutes';
import { contactRoutes } from './contactRoutes';
import { creditNoteRoutes } from './creditNoteRoutes';
import { currencyRoutes } from './currencyRoutes';
import { expenseRoutes } from './expenseRoutes';
import { fieldRoutes } from './fieldRoutes';
import { invoiceRoutes } from './invoiceRoutes';
import { itemRoutes } from './itemRoutes';
import { journalRoutes } from './journalRoutes';
import { organizationRoutes } from './organizationRoutes';
import { paymentRoutes } from './paymentRoutes';
import { recurringRoutes } from './recurringRoutes';
import { shareRoutes } from './shareRoutes';
import { taxRoutes } from './taxRoutes';
import { webhookRoutes } from './webhookRoutes';

/** Every call the simulated API knows, below `/books/v3/`. */
export const ROUTES: Route[] = [
	...organizationRoutes,
	...currencyRoutes,
	...taxRoutes,
	...fieldRoutes,
	...webhookRoutes,
	...shareRoutes,
	...itemRoutes,
	...contactRoutes,
	...invoiceRoutes,
	...recurringRoutes,
	...paymentRoutes,
	...creditNoteRoutes,
	...accountRoutes,
	...bankAccountRoutes,
	...bankTransactionRoutes,
	...journalRoutes,
	...expenseRoutes,
];
