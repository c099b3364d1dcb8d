import type { ListCall, OperationDefinition, OperationResult } from '../../shared/engine/types';
import type { ZohoBooksClient } from '../../shared/vendors/zohoBooks/client';
import { lookUpOperation } from '../operations/lookUp';

const contactLookUp = lookUpOperation({ name: 'Customer', path: 'contacts' }, [
	{ name: 'Display Name', value: 'contact_name' },
	{ name: 'E-Mail', value: 'email' },
	{ name: 'ID', value: 'contact_id' },
]);

/** Vendors are contacts, too, and may have the address of a customer (Zoho sheet 7.1). */
export const customerLookUp: OperationDefinition<ZohoBooksClient> = {
	...contactLookUp,
	async runList(call: ListCall<ZohoBooksClient>) {
		const settle = (itemIndex: number, result: OperationResult) =>
			call.settle(itemIndex, Array.isArray(result) ? result.filter(isCustomer) : result);
		await contactLookUp.runList?.({ ...call, settle });
	},
};

function isCustomer({ contact_type: kind }: Record<string, unknown>): boolean {
	return kind !== 'vendor';
}
