import { VendorFault } from './vendorFault';

// Every refusal of the API that the simulator knows, by code.

export const unsupportedOperation = (what: string) =>
	new VendorFault('500', 'Unsupported Operation', `Operation ${what} is not supported.`);

export const objectNotFound = () =>
	new VendorFault(
		'610',
		'Object Not Found',
		'Object Not Found : Another user has deleted this transaction.',
	);

export const inactiveReference = (element: string) =>
	new VendorFault(
		'610',
		'Object Not Found',
		"Object Not Found : Something you're trying to use has been made inactive. Check the fields with accounts, customers, items, vendors or employees.",
		element,
	);

export const cannotLink = (why: string) =>
	new VendorFault(
		'620',
		'Transaction can not be linked',
		`A transaction can not be linked to this one: ${why}`,
	);

export const batchTooLarge = (size: number) =>
	new VendorFault(
		'1040',
		'Batch size limit exceeded',
		`The request holds ${size} operations; 30 is the maximum.`,
	);

export const invalidProperty = (what: string) =>
	new VendorFault(
		'2010',
		'Request has invalid or unsupported property',
		`Property Name:${what} is unsupported or invalid`,
		what.split(':')[0] ?? '',
	);

export const requiredMissing = (element: string) =>
	new VendorFault(
		'2020',
		'Required param missing, need to supply the required value for the API',
		`Required parameter ${element} is missing in the request`,
		element,
	);

export const idNotNumeric = (id: string) =>
	new VendorFault('2030', 'Invalid ID', `Id should be a valid number. Supplied value:${id}`, 'Id');

export const invalidCharacters = (element: string) =>
	new VendorFault(
		'2040',
		'Invalid String, String contains invalid characters',
		`${element} must not hold a tab, a new line or a colon.`,
		element,
	);

export const wrongLength = (element: string, maximum: number, supplied: number) =>
	new VendorFault(
		'2050',
		'String length is either shorter or longer than supported by specification',
		`String length specified does not match the supported length. Min:0 Max:${maximum} supplied:${supplied}`,
		element,
	);

export const invalidRequestId = () =>
	new VendorFault(
		'2130',
		'Invalid Request Id Format',
		'The request id, with the longest bId of a batch, may have 50 characters.',
	);

export const invalidEnumeration = (element: string, value: unknown) =>
	new VendorFault(
		'2170',
		'Invalid Enumeration',
		`Invalid Enumeration : ${String(value)} is no value of ${element}`,
		element,
	);

export const invalidEmail = () =>
	new VendorFault(
		'2210',
		'Invalid Email Address format',
		'The e-mail address must hold @ and a dot.',
		'PrimaryEmailAddr',
	);

export const invalidCurrency = (code: string) =>
	new VendorFault('2220', 'Invalid Currency', `Currency ${code} is not in use.`, 'CurrencyRef');

export const negativeAmount = (element: string) =>
	new VendorFault(
		'2290',
		'Negative amount is not allowed',
		`${element} must not be negative on this line.`,
		element,
	);

export const unbalancedEntry = () =>
	new VendorFault(
		'2300',
		'Debits and credits do not balance',
		'The total of the debits must equal the total of the credits.',
		'Line',
	);

export const invalidReference = (element: string, id: string) =>
	new VendorFault(
		'2500',
		'Invalid Reference Id',
		`Invalid Reference Id : ${element} element id ${id} not found`,
		element,
	);

export const queryParseError = (detail: string) =>
	new VendorFault('4000', 'Error parsing query', `QueryParserError: ${detail}`);

export const queryInvalid = (detail: string) =>
	new VendorFault('4001', 'Invalid query', `QueryValidationError: ${detail}`);

export const staleObject = () =>
	new VendorFault(
		'5010',
		'Stale Object Error',
		'Stale Object Error : You and API API were working on this at the same time. API API finished before you did, so your work was not saved.',
	);

export const featureNotInSku = (feature: string) =>
	new VendorFault(
		'5030',
		'Feature Not Supported Error',
		`The feature ${feature} is not part of this company's subscription or is switched off.`,
	);

export const businessRule = (detail: string) =>
	new VendorFault(
		'6000',
		'A business validation error has occurred while processing your request',
		`Business Validation Error: ${detail}`,
	);

export const accountTypeMissing = (detail: string) =>
	new VendorFault('6010', 'Account type is missing or does not match', detail, 'AccountType');

export const amountMismatch = () =>
	new VendorFault(
		'6070',
		'Amount is not equal to UnitPrice * Qty',
		'Amount calculation incorrect in the request. The amount must be the quantity times the unit price.',
		'Line',
	);

export const invalidUsTaxCode = (code: string) =>
	new VendorFault(
		'6100',
		'Invalid tax code',
		`The line tax code of a US company is TAX or NON, not ${code}.`,
		'TaxCodeRef',
	);

export const duplicateDocumentNumber = (number: string, type: string, id: string) =>
	new VendorFault(
		'6140',
		'Duplicate Document Number Error',
		`Duplicate Document Number Error : You must specify a different number. This number has already been used. DocNumber=${number} is assigned to TxnType=${type} with TxnId=${id}`,
	);

export const booksClosed = (closeDate: string) =>
	new VendorFault(
		'6210',
		'Account Period Closed',
		`The account period has closed and the account books cannot be updated through through the QBO Services API. Closing date: ${closeDate}`,
		'TxnDate',
	);

export const duplicateName = () =>
	new VendorFault(
		'6240',
		'Duplicate Name Exists Error',
		'The name supplied already exists. : Another customer, vendor or employee is already using this name. Please use a different name.',
	);

export const wrongAccountType = (element: string, wanted: string) =>
	new VendorFault('6430', 'Invalid account type', `${element} must be ${wanted}.`, element);

export const deposited = () =>
	new VendorFault(
		'6540',
		'Deposited Transaction cannot be changed',
		'This transaction has been deposited. If you want to change or delete it, you must edit the deposit it appears on and remove it first',
	);

export const matchedInBankFeed = () =>
	new VendorFault(
		'6480',
		'Matched transaction cannot be deleted',
		'This transaction is matched with one that was downloaded from the bank. Undo the match first.',
	);
