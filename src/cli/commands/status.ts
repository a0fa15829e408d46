import {InvalidArgumentError} from 'commander';
import {rightsStatus, status} from '../../node/status.ts';
import {isDay} from '../../node/vocabulary.ts';
import {EXIT, invalid} from '../../spot/problem/errors.ts';
import {openHere} from '../arguments/here.ts';
import {describeRights} from '../output/describe-rights.ts';
import {printResult} from '../output/print-result.ts';
import {TenspotCommand} from '../tenspot-command.ts';

type Status = Awaited<ReturnType<typeof status>>[number];
type Flags = {rights: boolean; on?: string; json: boolean};

/** Reads a day. */
function toDay(text: string): string {
  if (!isDay(text)) throw new InvalidArgumentError('a day such as 2027-03-01');
  return text;
}

export const command = (): TenspotCommand =>
  new TenspotCommand('status')
    .has({cost: 'free'})
    .description('Shows the last render of every spot in the workspace.')
    .option('--rights', 'list the delivered variants that lose a right, with the record and the file', false)
    .option('--on <day>', 'with --rights: the day to judge (2027-03-01); default: 30 days from now', toDay)
    .option('--json', 'print one JSON object on stdout', false)
    .runs(async ({rights, on, json}: Flags) => {
      if (on !== undefined && !rights) throw onWithoutRights();
      const project = await openHere();
      if (rights) {
        const found = await rightsStatus(project, {on});
        printResult(json, found, describeRights(found, project.root));
        return EXIT.done;
      }
      const spots = await status(project);
      printResult(json, {spots}, spots.map(describe));
      return EXIT.done;
    });

const onWithoutRights = () =>
  invalid({
    code: 'usage-option-missing',
    what: '--on works only with --rights',
    expected: '--rights --on 2027-03-01',
    got: '--on alone',
    fix: 'Add --rights, or leave --on out.',
  });

const describe = ({spot, rendered, proof}: Status): string =>
  [
    spot,
    ...(rendered ? [`${counts(rendered)}  rendered ${rendered.at}`] : []),
    ...(proof ? [`proofs: ${counts(proof)}  rendered ${proof.at}`] : []),
    ...(rendered || proof ? [] : ['never rendered']),
  ].join('  ');

const counts = ({done, failed, skipped, missing}: NonNullable<Status['rendered']>): string =>
  [
    `${done} done`,
    ...(failed ? [`${failed} failed`] : []),
    ...(skipped ? [`${skipped} skipped`] : []),
    ...(missing.length ? [`${missing.length} files missing`] : []),
  ].join(', ');
