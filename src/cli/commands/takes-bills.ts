import {Option} from 'commander';
import {bills, decideBill, type PriceAnswer} from '../../node/bills.ts';
import {EXIT, invalid} from '../../spot/problem/errors.ts';
import {openHere} from '../arguments/here.ts';
import {describeBills, describeDecision} from '../output/describe-bills.ts';
import {printResult} from '../output/print-result.ts';
import {TenspotCommand} from '../tenspot-command.ts';

type Options = {
  price?: PriceAnswer['price'];
  by?: string;
  why?: string;
  sandbox: boolean;
  dryRun: boolean;
  json: boolean;
};

export const billsCommand = (): TenspotCommand =>
  new TenspotCommand('bills')
    .has({cost: 'writes', writes: ['vault/']})
    .description(
      'Without a model: lists the models that billed more than Tenspot estimated. Nothing is ordered from them until you decide about their price. With a model: records your decision.',
    )
    .argument('[model]', 'the model, as <provider>/<model>; default: list all of them')
    .addOption(
      new Option(
        '--price <which>',
        'the price that estimates use from now on: `billed` if the model costs what it billed, `listed` if the bill is a mistake',
      ).choices(['billed', 'listed']),
    )
    .option('--by <who>', 'your name, for the ledger')
    .option('--why <words>', 'how you know, for the ledger: for example the number of an invoice')
    .option('--sandbox', 'use the ledger of `shoot --sandbox`', false)
    .option('--dry-run', 'print what would be written; write nothing', false)
    .option('--json', 'print one JSON object on stdout', false)
    .runs(async (model: string | undefined, options: Options) => {
      const {json, dryRun, sandbox} = options;
      const project = await openHere();
      const decided = decisionIn(model, options);
      if (model === undefined || decided === undefined) {
        const all = await bills(project, {sandbox});
        printResult(json, {bills: all}, describeBills(all, sandbox));
        return EXIT.done;
      }
      const about = await decideBill(project, {model, ...decided, sandbox, dryRun});
      const record = {dryRun, ...about, price: decided.price};
      printResult(json, record, [describeDecision(about, decided.price, dryRun)]);
      return EXIT.done;
    });

/** What a person decided. Undefined where the bills are to be listed. */
function decisionIn(
  model: string | undefined,
  {price, by, why}: Options,
): Pick<PriceAnswer, 'price' | 'by' | 'why'> | undefined {
  const given = [price && '--price', by !== undefined && '--by', why !== undefined && '--why'].filter(
    Boolean,
  );
  if (model === undefined && given.length === 0) return undefined;
  if (model !== undefined && price && by?.trim() && why?.trim()) return {price, by, why};
  const missing = [
    model === undefined && '<provider>/<model>',
    !price && '--price billed or --price listed',
    !by?.trim() && '--by <who>',
    !why?.trim() && '--why <words>',
  ].filter(Boolean);
  throw invalid({
    code: 'usage-bills',
    what: 'a decision about a price needs the model, the price, your name and your reason',
    expected: missing.join(' and '),
    got: given.join(' and ') || 'the model alone',
    fix: 'See `tenspot takes bills --help`.',
  });
}
