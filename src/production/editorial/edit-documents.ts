import {join} from 'node:path';
import {keyOf, sha256} from '../../machine/files/hash.ts';
import type {Variant} from '../../spot/variant/check-variants.ts';
import type {SpotProject} from '../project/open-spot.ts';
import {csvFile} from '../project/variants/read-csv.ts';
import {planVariant} from '../stage/plan-variant.ts';
import type {SpotTakes} from '../takes/open-takes.ts';
import {textOf} from '../takes/record-change.ts';
import {editFile, recordFile} from '../takes/takes-record.ts';

/**
 * Hashes of what decides the edit of a variant, by name: the documents of the spot, the CSV of its rows, the file of its brand, and the
 * bought takes that its slots show.
 */
export async function editDocuments(
  {props}: Variant,
  project: SpotProject,
  takes: SpotTakes,
): Promise<Record<string, string>> {
  const {spot, workspace} = project;
  const {csv} = spot.variants.value;
  const files: Record<string, string> = {
    'edit.yaml': editFile(workspace, spot.id),
    'takes.yaml': recordFile(workspace, spot.id),
    ...Object.fromEntries(
      ['script.yaml', 'shots.yaml', 'variants.yaml'].map((name) => [name, join(spot.folder, name)]),
    ),
    ...(csv === undefined ? {} : {[csv]: await csvFile(spot.folder, csv)}),
    [`brand.yaml of ${props.brand}`]: join(workspace.brands, props.brand, 'brand.yaml'),
  };
  const shown = planVariant(props, project).needs.map(
    ({shot, named}) => takes.shown(shot.id, props.format, named)?.take.clip ?? null,
  );
  const hashes = Object.entries(files).map(async ([name, file]) => [name, sha256(await textOf(file))]);
  return {...Object.fromEntries(await Promise.all(hashes)), 'the takes in the slots': keyOf(shown)};
}
