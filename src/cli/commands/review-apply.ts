import {Option} from 'commander';
import {type AppliedNoteResult, applyNote, type NotePreview, previewNote} from '../../node/apply-note.ts';
import {EXIT, invalid} from '../../spot/problem/errors.ts';
import {openHere} from '../arguments/here.ts';
import {toFolder} from '../arguments/values.ts';
import {describeRewrite} from '../output/diff.ts';
import {printResult} from '../output/print-result.ts';
import {openProgress} from '../output/progress.ts';
import {SPOT_DOCUMENTS, TenspotCommand} from '../tenspot-command.ts';

type Flags = {by?: string; scope?: NotePreview['scope']; out?: string; dryRun: boolean; json: boolean};

export const applyCommand = (signal: AbortSignal): TenspotCommand =>
  new TenspotCommand('apply')
    .has({
      cost: 'writes',
      reads: SPOT_DOCUMENTS,
      writes: [
        'variants.yaml or its CSV, edit.yaml, script.yaml and takes.yaml of the spot',
        'rounds/ of the spot',
      ],
    })
    .description(
      'Makes the change that a note asks for in the documents, and answers the note with "done". Tenspot leaves every other byte of the documents as it is.',
    )
    .argument('<note>', 'the id of the note, as `tenspot review` lists it: n3')
    .argument('[spot]', 'a folder of compositions/spots; default: as for `tenspot render`')
    .option('--by <who>', 'your name, for the log of the review; not needed with --dry-run')
    .addOption(
      new Option(
        '--scope <scope>',
        'which variants are changed: that of the note, all that show the same value, or all; default: as the note says',
      ).choices(['variant', 'segment', 'all']),
    )
    .option('--out <folder>', 'where out/<spot> is; default: out/ of the workspace', toFolder)
    .option(
      '--dry-run',
      'print how the documents would change, and how many segments the next render would make; write nothing',
      false,
    )
    .option('--json', 'print one JSON object on stdout', false)
    .runs(async (note: string, spot: string | undefined, {by, scope, out, dryRun, json}: Flags) => {
      const project = await openHere(out);
      const choice = {note, spot, scope, signal, onProgress: openProgress()};
      if (dryRun) {
        const preview = await previewNote(project, choice);
        printResult(json, {dryRun, ...preview}, [...describe(preview, project.root), costOf(preview)]);
        return EXIT.done;
      }
      if (!by?.trim()) throw unnamed();
      const applied = await applyNote(project, {...choice, by});
      printResult(json, {dryRun, ...applied}, [
        ...describe(applied, project.root),
        `note ${note} is answered: done. Render the spot: tenspot render ${applied.spot}`,
      ]);
      return EXIT.done;
    });

const describe = ({summary, changes}: AppliedNoteResult, root: string): string[] => [
  ...summary,
  ...(changes.length === 0 ? ['the documents say this already'] : []),
  ...changes.flatMap((change) => describeRewrite(change, root)),
];

function costOf({render, segments, seconds: {footage, rendering}}: NotePreview): string {
  if (render.length === 0) return 'no master changes';
  const time = rendering === null ? '' : `, about ${Math.max(1, Math.round(rendering))} s of rendering`;
  return `the next render makes ${render.length} ${render.length === 1 ? 'master' : 'masters'} with ${segments} new ${segments === 1 ? 'segment' : 'segments'}: ${footage.toFixed(1)} s of picture${time}`;
}

const unnamed = () =>
  invalid({
    code: 'usage-review',
    what: 'the log of the review names the person who answers a note',
    expected: '--by <who>',
    got: 'no name',
    fix: 'Add --by and your name; or --dry-run, to see what would change.',
  });
