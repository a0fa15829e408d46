import {relative} from 'node:path';
import {grade} from '../../node/grade.ts';
import {EXIT} from '../../spot/problem/errors.ts';
import {openHere} from '../arguments/here.ts';
import {describeGrade} from '../output/describe-grade.ts';
import {describeRewrite} from '../output/diff.ts';
import {printResult} from '../output/print-result.ts';
import {openProgress} from '../output/progress.ts';
import {SPOT_DOCUMENTS, TenspotCommand} from '../tenspot-command.ts';

type Flags = {sandbox: boolean; dryRun: boolean; json: boolean};

export const command = (signal: AbortSignal): TenspotCommand =>
  new TenspotCommand('grade')
    .has({
      cost: 'writes',
      reads: SPOT_DOCUMENTS,
      writes: ['grade.yaml of the spot', 'out/<spot>/grade/: before and after, and scopes'],
    })
    .description(
      'Matches the colours of all takes of a spot to its hero shot, and writes the corrections to grade.yaml. The next render applies them. Keeps the colours of products close to their photos.',
    )
    .argument(
      '[spot]',
      'a folder of compositions/spots; default: the spot that package.json names, or the only one',
    )
    .option('--sandbox', 'match the takes of `shoot --sandbox`; the spot stays as it is', false)
    .option('--dry-run', 'print how grade.yaml would change; write nothing', false)
    .option('--json', 'print one JSON object on stdout', false)
    .runs(async (spot: string | undefined, {sandbox, dryRun, json}: Flags) => {
      const project = await openHere();
      const graded = await grade(project, {spot, sandbox, dryRun, signal, onProgress: openProgress()});
      const {changes, pictures, ...rest} = graded;
      printResult(json, {dryRun, ...rest, files: changes.map(({file}) => file), pictures}, [
        ...describeGrade(graded),
        ...(dryRun
          ? changes.flatMap((each) => describeRewrite(each, project.root))
          : [...changes.map(({file}) => file), ...pictures.slice(0, 1)].map((file) =>
              relative(project.root, file),
            )),
      ]);
      return EXIT.done;
    });
