import type { Company } from '../../company';
import type { StoredEntity } from '../../store/entityStore';
import { decimalText, toMinor } from '../../values/amounts';
import { textOf, wireList, type Wire } from '../../values/wire';
import type { EntityName } from '../rules';
import { linkable } from './paymentLinks';

/** A line with the noise that the vendor adds to it on reading. */
export function presentPaymentLine(company: Company, record: StoredEntity, line: Wire): Wire {
	const link = wireList(line.LinkedTxn)[0] ?? {};
	const type = String(link.TxnType);
	const id = String(link.TxnId);
	const { open } = linkable(company, type, id, undefined);
	const number = textOf(company.find(type as EntityName, id)?.body.DocNumber);
	const openBefore = open + toMinor(line.Amount, company.currencyOf(record));
	return {
		...line,
		LineEx: {
			any: [
				nameValue('txnId', id),
				nameValue('txnOpenBalance', decimalText(openBefore, company.currencyOf(record))),
				...(number === undefined ? [] : [nameValue('txnReferenceNumber', number)]),
			],
		},
	};
}

/** Noise of the vendor's serialiser, which replies do carry. */
function nameValue(name: string, value: string): Wire {
	return {
		name: '{http://schema.intuit.com/finance/v3}NameValue',
		declaredType: 'com.intuit.schema.finance.v3.NameValue',
		scope: 'javax.xml.bind.JAXBElement$GlobalScope',
		value: { Name: name, Value: value },
		nil: false,
		globalScope: true,
		typeSubstituted: false,
	};
}
