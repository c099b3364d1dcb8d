import { matchBankFeed } from './bankFeed';
import { QuickBooksSimulator } from './quickBooksSimulator';
import { seed } from './seeding/chartOfAccounts';

/** What a bookkeeper sees when the bank's lines come in beside the books. */

const simulator = new QuickBooksSimulator();
const company = simulator.createCompany({ name: 'Harbour Cleaning Ltd', homeCurrency: 'GBP' });
const bank = company.accountBy('AccountType', 'Bank');
const income = company.accountBy('AccountType', 'Income');
const today = company.clock.today();

const deposit = (amount: number, date = today) =>
	seed(company, 'Deposit', {
		TxnDate: date,
		DepositToAccountRef: { value: bank },
		Line: [
			{
				Amount: amount,
				DetailType: 'DepositLineDetail',
				DepositLineDetail: { AccountRef: { value: income } },
			},
		],
	});

const line = (amount: number, date = today) => ({ date, amount, description: 'GOCARDLESS' });

it('matches a line with the one transaction of its amount', () => {
	const id = deposit(120.5);
	const { matched, unknown, unclaimed } = matchBankFeed(company, bank, [line(12_050)]);
	expect(matched.map(({ transaction }) => transaction)).toEqual([`Deposit:${id}`]);
	expect([unknown, unclaimed]).toEqual([[], []]);
});

it('knows no line that is a penny off, or weeks away', () => {
	const { unknown } = matchBankFeed(company, bank, [line(12_049), line(12_050, '2019-01-01')]);
	expect(unknown).toHaveLength(2);
});

it('does not choose between two, and tells what no line stands for', () => {
	deposit(120.5);
	const { ambiguous, unclaimed } = matchBankFeed(company, bank, [line(12_050)]);
	expect(ambiguous).toHaveLength(1);
	expect(unclaimed).toHaveLength(2);
});
