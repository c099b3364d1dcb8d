import { DateTime } from 'luxon';

import type { Organization } from '../organization/books';
import { choiceIn, dateIn, neededText, numberIn } from '../protocol/bodyFields';
import { doesNotExist, invalidValue } from '../protocol/refusals';
import { unconfirmed } from '../protocol/unconfirmedRefusals';
import { addDays } from '../../shared/clock';
import { keepPlain } from '../store/record';
import type { Wire } from '../values/wire';
import { moveInvoice } from './invoices';
import type { Invoice, RecurringInvoice } from './models';
import { changedSalesDocument, newSalesDocument } from './salesDocuments';

const UNITS = ['days', 'weeks', 'months', 'years'] as const;

export function recurringBy(organization: Organization, id: string): RecurringInvoice {
	const profile = organization.recurring.find(id);
	if (profile === undefined) throw doesNotExist('Recurring Invoice');
	return profile;
}

/** Active at once; the first invoice is due on `start_date` (Zoho sheet 7.3). */
export function createRecurring(organization: Organization, body: Wire): RecurringInvoice {
	const name = neededText(body, 'recurrence_name', 100);
	checkName(organization, name);
	const { document } = newSalesDocument(organization, 'recurring_invoice', body);
	const startDate = dateIn(body, 'start_date') ?? organization.today();
	const schedule = scheduleIn(body, startDate);
	const profile: RecurringInvoice = {
		...document,
		...schedule,
		number: name,
		state: 'active',
		startDate,
		children: 0,
		nextDate: startDate,
	};
	organization.recurring.add(profile);
	runProfile(organization, profile, organization.today());
	return profile;
}

export function updateRecurring(
	organization: Organization,
	profile: RecurringInvoice,
	body: Wire,
): void {
	const name =
		body.recurrence_name === undefined ? profile.number : neededText(body, 'recurrence_name', 100);
	checkName(organization, name, profile);
	const changed = changedSalesDocument(organization, 'recurring_invoice', profile, body);
	const startDate = dateIn(body, 'start_date') ?? profile.startDate;
	if (profile.children > 0 && startDate !== profile.startDate) throw invalidValue('start_date');
	const schedule = scheduleIn(body, startDate, profile);
	Object.assign(profile, changed, schedule, { number: name, startDate });
	profile.nextDate = dueDate(profile, profile.children);
	profile.modifiedAt = organization.now();
}

export function setRecurring(
	organization: Organization,
	profile: RecurringInvoice,
	to: 'active' | 'stopped',
): void {
	const from = to === 'active' ? 'stopped' : 'active';
	if (profile.state !== from) throw unconfirmed('statusChange');
	profile.state = to;
	// What fell due while it was stopped is not made up for.
	if (to === 'active') skipPast(profile, organization.today());
	profile.modifiedAt = organization.now();
}

/** Makes what is due in every active profile: the vendor's nightly run. */
export function runProfiles(organization: Organization): void {
	const today = organization.today();
	for (const profile of organization.recurring.all()) runProfile(organization, profile, today);
}

function runProfile(organization: Organization, profile: RecurringInvoice, today: string): void {
	while (profile.state === 'active' && profile.nextDate <= today) {
		if (profile.endDate !== '' && profile.nextDate > profile.endDate) profile.state = 'expired';
		else {
			makeChild(organization, profile);
			profile.children += 1;
			profile.nextDate = dueDate(profile, profile.children);
		}
	}
	if (profile.endDate !== '' && profile.nextDate > profile.endDate && profile.state === 'active') {
		profile.state = 'expired';
	}
}

function makeChild(organization: Organization, profile: RecurringInvoice): void {
	const { plain } = profile;
	const number = `INV-${String(organization.nextNumber('invoice')).padStart(6, '0')}`;
	const child: Invoice = {
		...organization.newRecord(),
		number,
		customerId: profile.customerId,
		currency: profile.currency,
		exchangeRate: profile.exchangeRate,
		date: profile.nextDate,
		lines: profile.lines.map((line) => ({ ...line, id: organization.nextId() })),
		isInclusive: profile.isInclusive,
		discount: profile.discount,
		discountTotal: profile.discountTotal,
		adjustment: profile.adjustment,
		shipping: profile.shipping,
		total: profile.total,
		state: 'draft',
		dueDate: addDays(profile.nextDate, Math.max(0, Number(plain.payment_terms ?? 0))),
		isViewed: false,
		isEmailed: false,
		recurringId: profile.id,
		writtenOff: 0,
		inProcess: [],
		comments: [],
	};
	keepPlain(child, plain, Object.keys(plain));
	// The vendor's scheduler makes it, not the caller of the API.
	organization.byHand(() => {
		organization.invoices.add(child);
		organization.changed('invoice', child, 'add');
		if (organization.behaviour.recurringChildren === 'sent') {
			moveInvoice(
				organization,
				child,
				organization.settings.approvals ? 'pending_approval' : 'sent',
			);
		}
	});
}

function skipPast(profile: RecurringInvoice, today: string): void {
	while (profile.nextDate < today) {
		profile.children += 1;
		profile.nextDate = dueDate(profile, profile.children);
	}
}

/** Counted from the start, so that the 31st stays the 31st where a month has one. */
function dueDate({ startDate, unit, every }: RecurringInvoice, position: number): string {
	return (
		DateTime.fromISO(startDate, { zone: 'utc' })
			.plus({ [unit]: every * position })
			.toISODate() ?? startDate
	);
}

function scheduleIn(body: Wire, startDate: string, before?: RecurringInvoice) {
	const unit = choiceIn(body, 'recurrence_frequency', UNITS) ?? before?.unit;
	if (unit === undefined) throw invalidValue('recurrence_frequency');
	const every = numberIn(body, 'repeat_every') ?? before?.every ?? 1;
	if (!Number.isInteger(every) || every < 1) throw invalidValue('repeat_every');
	const endDate = dateIn(body, 'end_date') ?? before?.endDate ?? '';
	if (endDate !== '' && endDate < startDate) throw invalidValue('end_date');
	return { unit, every, endDate };
}

function checkName(organization: Organization, name: string, owner?: RecurringInvoice): void {
	const isUsed = organization.recurring.all().some((one) => one !== owner && one.number === name);
	if (isUsed) throw unconfirmed('duplicateName');
}
