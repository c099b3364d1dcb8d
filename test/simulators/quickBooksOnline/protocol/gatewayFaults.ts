import type { SimulatedAnswer } from '../../shared/httpServer';

/**
 * Answers of the gateway in front of the API: lower-case keys, `time` as a number
 * (QuickBooks sheet 8), unlike the faults of the API itself.
 */
function gatewayFault(
	status: number,
	type: string,
	code: string,
	message: string,
	detail: string,
): SimulatedAnswer {
	return {
		status,
		body: {
			warnings: null,
			intuitObject: null,
			fault: { error: [{ message, detail, code, element: null }], type },
			report: null,
			queryResponse: null,
			batchItemResponse: [],
			attachableResponse: [],
			syncErrorResponse: null,
			requestId: null,
			time: Date.now(),
			status: null,
			cdcresponse: [],
		},
	};
}

export const unauthorised = (detail = 'Token expired'): SimulatedAnswer =>
	gatewayFault(
		401,
		'AUTHENTICATION',
		'3200',
		'message=AuthenticationFailed; errorCode=003200; statusCode=401',
		detail,
	);

/** Wrong environment, or a company this connection was never granted. */
export const notAuthorisedForCompany = (): SimulatedAnswer =>
	gatewayFault(
		403,
		'AUTHORIZATION',
		'3100',
		'message=ApplicationAuthorizationFailed; errorCode=003100; statusCode=403',
		'The application is not authorised for this company.',
	);

export const throttled = (): SimulatedAnswer =>
	gatewayFault(
		429,
		'SERVICE',
		'003001',
		'message=ThrottleExceeded; errorCode=003001; statusCode=429',
		'The request limit was reached.  Try again later',
	);
