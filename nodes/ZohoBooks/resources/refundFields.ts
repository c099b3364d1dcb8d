import type { FieldDefinition } from '../../shared/engine/fields';
import { DATE, EXCHANGE_RATE, paymentMode, REFERENCE_NUMBER } from './commonFields';
import { moneyField } from './moneyFields';
import { referenceField } from '../../shared/vendors/zohoBooks/ids';

/** What a refund of a payment or a credit note consists of (Zoho sheets 7.4 and 7.5). */
export const REFUND_FIELDS: FieldDefinition[] = [
	moneyField({ name: 'amount', label: 'Amount', required: true }),
	{ ...DATE, required: true },
	referenceField({
		name: 'fromAccount',
		label: 'From Account',
		target: 'from_account_id',
		search: 'searchAccounts',
		required: true,
		description: 'The account that the money leaves, for example the clearing account',
	}),
	{ ...paymentMode('refundMode', 'Refund Mode', 'refund_mode'), maximumLength: 50 },
	REFERENCE_NUMBER,
	EXCHANGE_RATE,
	{ name: 'description', label: 'Description', type: 'multilineText' },
];
