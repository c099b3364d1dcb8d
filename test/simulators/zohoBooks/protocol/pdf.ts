import type { Route } from './call';

/** A record's route that answers `accept=pdf` with the printed document. */
export function printable(route: Route): Route {
	return {
		...route,
		handle: (call) => {
			const reply = route.handle(call);
			return call.query.get('accept') === 'pdf' ? { ...reply, pdf: route.path } : reply;
		},
	};
}

/** A small file that begins as every PDF does. */
export function pdfOf(title: string): Buffer {
	return Buffer.from(`%PDF-1.4\n% ${title}\n%%EOF\n`, 'latin1');
}
