import { Refusal } from './refusal';

// Every refusal whose code the vendor's answers are known to carry (Zoho sheet 5).

export const badToken = () => new Refusal(401, 14, 'Invalid value passed for authtoken.');

/** One answer for an expired token and for a missing scope. */
export const notAuthorised = () =>
	new Refusal(401, 57, 'You are not authorized to perform this operation');

export const wrongOrganization = (id: string) =>
	new Refusal(400, 6041, `This user is not associated with the CompanyID/CompanyName:${id}.`);

/** An id nobody has, or a path that does not exist. */
export const noResource = () =>
	new Refusal(
		404,
		5,
		'We couldnt find any resource for the given ID. Please verify the ID and try again.',
	);

export const doesNotExist = (noun: string) => new Refusal(404, 1002, `${noun} does not exist.`);

export const invalidValue = (property: string) =>
	new Refusal(400, 2, `Invalid value passed for ${property}`);

export const invalidAmount = () => new Refusal(400, 4, 'Invalid value passed for Amount');

export const tooLong = (property: string, limit: number) =>
	new Refusal(400, 15, `Please ensure that the ${property} has less than ${limit} characters.`);

export const malformedJson = () => new Refusal(400, 1038, 'JSON is not well formed');

export const itemExists = (name: string) =>
	new Refusal(400, 1001, `Item "${name}" already exists.`);

export const contactExists = (name: string) =>
	new Refusal(400, 3062, `The customer "${name}" already exists. Please specify a different name.`);

export const webhookExists = () =>
	new Refusal(400, 107_051, 'A webhook with this name already exists.');

export const matchAccountDiffers = () =>
	new Refusal(400, 108_004, 'The account of the transactions does not match.');

export const tooManyThisMinute = () =>
	new Refusal(
		429,
		44,
		'For security reasons your organization has been blocked as it have exceeded the maximum number of requests per minute that can originate from an organization.',
	);

export const tooManyToday = (quota: number) =>
	new Refusal(
		429,
		45,
		`The API call for this organization has exceeded the maximum call rate limit of ${quota}.`,
	);

export const tooManyAtOnce = () =>
	new Refusal(
		429,
		1070,
		'You have reached the maximum number of in process requests allowed. Kindly try again after some time.',
	);
