import {join} from 'node:path';
import {cacheLimit, openCache} from '../../../machine/files/cache.ts';
import {keyOf} from '../../../machine/files/hash.ts';
import type {Store} from '../../../machine/files/store.ts';
import {shownElements} from '../../../spot/findings/shown-elements.ts';
import type {BoardPlaces} from '../../../spot/review/board.ts';
import {toSetVariant} from '../../check/inspect-batch.ts';
import {INSPECTION_VERSION, inspectVariants} from '../../check/measure/inspect-states.ts';
import type {SpotProject} from '../../project/open-spot.ts';
import type {Report} from '../../project/report.ts';
import {openBatch} from '../../render/open-batch.ts';
import {fingerprintVariants} from '../../render/set-engine/fingerprint/fingerprint-variants.ts';
import {type StagedVariant, stageVariant} from '../../stage/stage-variant.ts';
import type {ReviewedMaster} from '../current-masters.ts';
import {placesIn} from './places-in.ts';

const keyFor = (sha256: string): string => keyOf({places: sha256, version: INSPECTION_VERSION});

/** The slots and the texts in a master, if they were found before. */
export const recallPlaces = async ({sha256}: {sha256: string}, store: Store): Promise<BoardPlaces | null> =>
  (await store.recall<BoardPlaces>(keyFor(sha256), () => [])) ?? null;

/**
 * Finds the slots and the texts in these masters, and keeps them by the hash of each. It asks the browser where the texts are, as the check
 * does; what the check found in the same graphics is used again. A master whose documents or takes changed since it was rendered is left
 * out, because the documents say nothing about it any more. Returns the ids of those.
 */
export async function findPlaces(
  masters: readonly ReviewedMaster[],
  project: SpotProject,
  {report, signal}: {report: Report; signal: AbortSignal},
): Promise<string[]> {
  const wanted = masters.flatMap((master) => {
    const variant = project.variants.find(({id}) => id === master.variant);
    return variant && keyOf(variant.props) === keyOf(master.record.props) ? [{master, variant}] : [];
  });
  const changed = masters.filter((master) => !wanted.some((each) => each.master === master));
  if (wanted.length === 0) return changed.map(({variant}) => variant);
  const {context: batch, staging, close} = await openBatch(project, {proof: false, report, signal});
  try {
    const {store, workspace} = batch;
    const cache = await openCache(
      join(workspace.home, 'work'),
      store.scratch,
      cacheLimit(workspace.root, project.env),
    );
    const context = {...batch, cache};
    const same: {master: ReviewedMaster; staged: StagedVariant}[] = [];
    for (const {master, variant} of wanted) {
      const staged = await stageVariant(variant, project, staging);
      if (hasTakesOf(staged, master)) same.push({master, staged});
      else changed.push(master);
    }
    const variants = await Promise.all(same.map(({staged}) => toSetVariant(staged, batch)));
    const fingerprinted = await fingerprintVariants(variants, context, () => undefined);
    const runs = await inspectVariants(fingerprinted, context);
    for (const [index, {master, staged}] of same.entries()) {
      const places = placesIn(staged, shownElements(runs[index] ?? [], staged.spot));
      await store.once(
        keyFor(master.sha256),
        () => [],
        async () => places,
      );
    }
    return changed.map(({variant}) => variant);
  } finally {
    await close();
  }
}

/** Whether the slots show the takes that the master was rendered from. */
const hasTakesOf = ({fillings}: StagedVariant, {record}: ReviewedMaster): boolean =>
  Object.entries(fillings).every(([slot, filling]) => {
    const then = record.takes[slot]?.sha256 ?? null;
    return then === ('take' in filling ? (filling.take.src.split('.')[0] ?? '') : null);
  });
