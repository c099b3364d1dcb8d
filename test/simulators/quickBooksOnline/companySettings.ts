export interface CompanyOptions {
	name: string;
	/** Up to 19 digits; made up when left out. */
	realmId?: string;
	homeCurrency?: string;
	/** ISO 3166 two letters. `US` follows US tax rules (TAX and NON); others use tax codes. */
	country?: string;
	multiCurrency?: boolean;
	/** True: document numbers are the caller's business and stay empty when left out. */
	customTransactionNumbers?: boolean;
	/** Together with `customTransactionNumbers`: a repeated DocNumber is refused (6140). */
	warnDuplicateDocumentNumbers?: boolean;
	/** Non-US: lines without a tax code are refused (6000). */
	usingSalesTax?: boolean;
	trackDepartments?: boolean;
	trackClasses?: boolean;
	/** New invoices can be paid online as well (QuickBooks sheet, trap 20). */
	onlinePayments?: boolean;
	/** `YYYY-MM-DD`: nothing dated on or before it may be written. */
	bookCloseDate?: string;
}

/** The switches of a company; Preferences shows them, and tests may turn them at any time. */
export class CompanySettings {
	readonly name: string;

	readonly homeCurrency: string;

	readonly country: string;

	multiCurrency: boolean;

	customTransactionNumbers: boolean;

	warnDuplicateDocumentNumbers: boolean;

	usingSalesTax: boolean;

	trackDepartments: boolean;

	trackClasses: boolean;

	onlinePayments: boolean;

	bookCloseDate?: string;

	constructor(options: CompanyOptions) {
		this.name = options.name;
		this.homeCurrency = options.homeCurrency ?? 'USD';
		this.country = options.country ?? 'US';
		this.multiCurrency = options.multiCurrency ?? false;
		this.customTransactionNumbers = options.customTransactionNumbers ?? false;
		this.warnDuplicateDocumentNumbers = options.warnDuplicateDocumentNumbers ?? false;
		this.usingSalesTax = options.usingSalesTax ?? false;
		this.trackDepartments = options.trackDepartments ?? true;
		this.trackClasses = options.trackClasses ?? true;
		this.onlinePayments = options.onlinePayments ?? true;
		this.bookCloseDate = options.bookCloseDate;
	}

	get isUnitedStates(): boolean {
		return this.country === 'US';
	}
}
