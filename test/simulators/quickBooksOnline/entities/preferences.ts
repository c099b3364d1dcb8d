import type { Company } from '../company';
import type { StoredEntity } from '../store/entityStore';
import { isWire, type Wire } from '../values/wire';
import type { Draft, EntityRules } from './rules';

const GROUPS = [
	'AccountingInfoPrefs',
	'CurrencyPrefs',
	'EmailMessagesPrefs',
	'OtherPrefs',
	'ProductAndServicesPrefs',
	'ReportPrefs',
	'SalesFormsPrefs',
	'TaxPrefs',
	'TimeTrackingPrefs',
	'VendorAndPurchasesPrefs',
];

/** One record: a view of the company's settings, which a write changes. */
export const preferences: EntityRules = {
	name: 'Preferences',
	sequence: 'Preferences',
	operations: ['update'],
	writable: GROUPS,
	fields: {},
	prepare: preparePreferences,
	settle: applySettings,
	present: presentPreferences,
};

/** Groups are merged: a body with one switch does not wipe the others. */
function preparePreferences({ body, previous }: Draft): Wire {
	const merged: Wire = { ...previous?.body };
	for (const [group, values] of Object.entries(body)) {
		const before = merged[group];
		const bothGroups = isWire(values) && isWire(before);
		merged[group] = bothGroups ? { ...before, ...values } : values;
	}
	return merged;
}

function applySettings(company: Company, { body }: StoredEntity): void {
	const { settings } = company;
	const group = (name: string): Wire => {
		const value = body[name];
		return isWire(value) ? value : {};
	};
	const { BookCloseDate } = group('AccountingInfoPrefs');
	if (typeof BookCloseDate === 'string') settings.bookCloseDate = BookCloseDate || undefined;
	const { CustomTxnNumbers } = group('SalesFormsPrefs');
	if (typeof CustomTxnNumbers === 'boolean') settings.customTransactionNumbers = CustomTxnNumbers;
	// Several currencies cannot be switched off again (QuickBooks sheet 13).
	if (group('CurrencyPrefs').MultiCurrencyEnabled === true) settings.multiCurrency = true;
	const { TrackDepartments } = group('AccountingInfoPrefs');
	if (typeof TrackDepartments === 'boolean') settings.trackDepartments = TrackDepartments;
}

function presentPreferences({ settings }: Company, { body }: StoredEntity): Wire {
	const stored = (name: string): Wire => {
		const value = body[name];
		return isWire(value) ? value : {};
	};
	return {
		ProductAndServicesPrefs: { ForSales: true, ForPurchase: true },
		ReportPrefs: { ReportBasis: 'Accrual', CalcAgingReportFromTxnDate: false },
		...body,
		AccountingInfoPrefs: {
			FirstMonthOfFiscalYear: 'January',
			UseAccountNumbers: false,
			ClassTrackingPerTxn: false,
			CustomerTerminology: 'Customers',
			DepartmentTerminology: 'Location',
			...stored('AccountingInfoPrefs'),
			ClassTrackingPerTxnLine: settings.trackClasses,
			TrackDepartments: settings.trackDepartments,
			...closeDate(settings.bookCloseDate),
		},
		SalesFormsPrefs: {
			AllowDeposit: true,
			AllowDiscount: true,
			AllowEstimates: true,
			AutoApplyCredit: false,
			AutoApplyPayments: false,
			ETransactionPaymentEnabled: settings.onlinePayments,
			CustomField: [],
			...stored('SalesFormsPrefs'),
			CustomTxnNumbers: settings.customTransactionNumbers,
		},
		TaxPrefs: { UsingSalesTax: settings.usingSalesTax || settings.isUnitedStates },
		CurrencyPrefs: {
			HomeCurrency: { value: settings.homeCurrency },
			MultiCurrencyEnabled: settings.multiCurrency,
		},
		OtherPrefs: {
			NameValue: [
				{
					Name: 'WarnDuplicateCheckNumber',
					Value: String(settings.warnDuplicateDocumentNumbers),
				},
			],
		},
	};
}

/** The key is absent while the books are open (QuickBooks sheet 12). */
function closeDate(date: string | undefined): Wire {
	return date === undefined ? { BookCloseDate: undefined } : { BookCloseDate: date };
}
