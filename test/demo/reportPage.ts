import { REPORT_LOGIN } from './connection';

/** What the page of template 07 answers, without and with its login. */
export interface ReportAnswer {
	withoutLogin: number;
	status: number;
	bytes: number;
}

export async function openReport(url: string): Promise<ReportAnswer> {
	const { user, password } = REPORT_LOGIN;
	const login = Buffer.from(`${user}:${password}`).toString('base64');
	const { status: withoutLogin } = await fetch(url);
	const answer = await fetch(url, { headers: { authorization: `Basic ${login}` } });
	const page = await answer.text();
	return { withoutLogin, status: answer.status, bytes: /<html/i.test(page) ? page.length : 0 };
}
