import { describeInvoiceMeanwhile } from './stories/invoiceMeanwhile';
import { describeUnaskedPayments } from './stories/unaskedPayments';
import { describeUnnamedInSetUp } from './stories/unnamedInSetUp';
import { ZohoBookkeeper } from './zohoBookkeeper';

// The stories of all ledgers, in the books of Zoho Books.
const open = ZohoBookkeeper.open.bind(ZohoBookkeeper);

describeInvoiceMeanwhile(open);

describeUnaskedPayments(open);

describeUnnamedInSetUp(open);
