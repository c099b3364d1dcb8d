import { tourZohoBooks } from './zohoTour';
import { Tour } from './tour';
jest.setTimeout(150_000);
it('x', async () => {
	const visit = Tour.prototype.visit;
	Tour.prototype.visit = async function (this: Tour, ...a: Parameters<typeof visit>) {
		const t = Date.now();
		try {
			return await visit.apply(this, a);
		} finally {
			process.stderr.write(`${Date.now() - t} ${a[0]} ${a[1]}\n`);
		}
	};
	await tourZohoBooks();
});
