import {importEdit} from '../../node/edit-timeline.ts';
import {EXIT} from '../../spot/problem/errors.ts';
import {openHere} from '../arguments/here.ts';
import {describeRewrite} from '../output/diff.ts';
import {printResult} from '../output/print-result.ts';
import {openProgress} from '../output/progress.ts';
import {SPOT_DOCUMENTS, TenspotCommand} from '../tenspot-command.ts';

type Flags = {sandbox: boolean; dryRun: boolean; json: boolean};

export const editCommand = (signal: AbortSignal): TenspotCommand =>
  new TenspotCommand('edit')
    .has({
      cost: 'writes',
      reads: SPOT_DOCUMENTS,
      writes: ['edit.yaml, takes.yaml, script.yaml and variants.yaml or its CSV of the spot'],
    })
    .description(
      'Brings an edited timeline of `export otio` back into the documents: take, in, speed, transitions, lengths and order. Names the other variants that change. Lists what it cannot import; the exit code is then 3.',
    )
    .argument('<file>', 'the .otio file')
    .argument('[spot]', 'a folder of compositions/spots; default: as for `tenspot render`')
    .option('--sandbox', 'change the picks of the sandbox', false)
    .option('--dry-run', 'print how the documents would change; write nothing', false)
    .option('--json', 'print one JSON object on stdout', false)
    .runs(async (file: string, spot: string | undefined, {sandbox, dryRun, json}: Flags) => {
      const project = await openHere();
      const result = await importEdit(project, {
        file,
        spot,
        sandbox,
        dryRun,
        signal,
        onProgress: openProgress(),
      });
      const {rewrites, summary, left, markers} = result;
      printResult(json, {dryRun, ...result}, [
        ...summary,
        ...rewrites.flatMap((each) => describeRewrite(each, project.root)),
        ...left.map((each) => `not imported: ${each}`),
        ...(markers > 0
          ? [
              `${markers} new ${markers === 1 ? 'marker' : 'markers'}: \`tenspot import notes\` adds them to the review`,
            ]
          : []),
        ...(summary.length + left.length + markers === 0
          ? ['the timeline does not differ from the documents']
          : []),
      ]);
      return left.length > 0 ? EXIT.someFailed : EXIT.done;
    });
