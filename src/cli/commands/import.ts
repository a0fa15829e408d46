import {type ImportNotesResult, importNotes} from '../../node/import-notes.ts';
import {EXIT} from '../../spot/problem/errors.ts';
import {openHere} from '../arguments/here.ts';
import {toFolder} from '../arguments/values.ts';
import {printResult} from '../output/print-result.ts';
import {openProgress} from '../output/progress.ts';
import {SPOT_DOCUMENTS, TenspotCommand} from '../tenspot-command.ts';
import {editCommand} from './import-edit.ts';
import {feedCommand} from './import-feed.ts';

type Flags = {
  by: string;
  variant?: string;
  start?: string;
  rate?: string;
  completed: boolean;
  out?: string;
  dryRun: boolean;
  json: boolean;
};

export const command = (signal: AbortSignal): TenspotCommand =>
  new TenspotCommand('import')
    .has({
      cost: 'writes',
      reads: SPOT_DOCUMENTS,
      writes: [
        'rounds/ of the spot',
        'edit.yaml, script.yaml and variants.yaml of the spot',
        'feed/ of the spot',
      ],
    })
    .description('Brings in what other programs wrote about a spot.')
    .addCommand(notesCommand(signal))
    .addCommand(editCommand(signal))
    .addCommand(feedCommand(signal));

const notesCommand = (signal: AbortSignal): TenspotCommand =>
  new TenspotCommand('notes')
    .has({cost: 'writes', reads: SPOT_DOCUMENTS, writes: ['rounds/ of the spot']})
    .description(
      'Adds the notes of another program to the open round: comments of Frame.io (CSV, JSON), markers of Resolve (EDL), Premiere (XML), FCPXML and OTIO. The same file twice adds nothing twice. Exit code 3 if a note could not be placed.',
    )
    .argument('<file>', 'the file that the other program exported')
    .argument('[spot]', 'a folder of compositions/spots; default: as for `tenspot render`')
    .requiredOption('--by <who>', 'your name, for the log; notes keep the names of their authors')
    .option(
      '--variant <id>',
      'the variant that the notes are about; default: as the names of the file and its timelines say',
    )
    .option(
      '--start <timecode>',
      'the timecode of the first frame; default: the whole hour of the earliest note (01:00:00:00)',
    )
    .option(
      '--rate <fps>',
      'frames a second of the timeline, where the file does not say: 25, 29.97; default: those of the variant',
    )
    .option('--completed', 'also add notes that are completed in the other program', false)
    .option('--out <folder>', 'where out/<spot> is; default: out/ of the workspace', toFolder)
    .option('--dry-run', 'print what would be added; add nothing', false)
    .option('--json', 'print one JSON object on stdout', false)
    .runs(async (file: string, spot: string | undefined, {out, json, ...flags}: Flags) => {
      const project = await openHere(out);
      const result = await importNotes(project, {file, spot, ...flags, signal, onProgress: openProgress()});
      printResult(json, {dryRun: flags.dryRun, ...result}, describe(result, flags.dryRun));
      return result.left.length > 0 ? EXIT.someFailed : EXIT.done;
    });

function describe({added, known, completed, left}: ImportNotesResult, dryRun: boolean): string[] {
  return [
    ...added.map(
      ({id, variant, frames, slot, field, by, text}) =>
        `${[id, variant].filter(Boolean).join(' ')}${frames ? ` at frame ${frames.from}` : ''}${slot ? `, ${slot}` : ''}${field ? `, ${field}` : ''}, ${by}: ${text.split('\n')[0]}`,
    ),
    ...left.map(({where, text, reason}) => `not added: ${where}, "${text.split('\n')[0]}": ${reason}`),
    [
      `${added.length} ${added.length === 1 ? 'note' : 'notes'} ${dryRun ? 'would be added' : 'added'}`,
      ...(known > 0 ? [`${known} added before`] : []),
      ...(completed > 0 ? [`${completed} completed and left out`] : []),
      ...(left.length > 0 ? [`${left.length} not placed`] : []),
    ].join(', '),
  ];
}
