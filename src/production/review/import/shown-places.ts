import {join} from 'node:path';
import {cacheLimit, openCache} from '../../../machine/files/cache.ts';
import {keyOf} from '../../../machine/files/hash.ts';
import {type ShownElement, shownElements} from '../../../spot/findings/shown-elements.ts';
import type {ShownPlaces} from '../../../spot/review/place-note.ts';
import type {ResolvedSpot} from '../../../spot/timeline/resolved-spot.ts';
import {toSetVariant} from '../../check/check-graphics.ts';
import {inspectVariants} from '../../check/measure/inspect-states.ts';
import type {SpotProject} from '../../project/open-spot.ts';
import {type BatchOptions, openBatch} from '../../render/open-batch.ts';
import {fingerprintVariants} from '../../render/set-engine/fingerprint/fingerprint-variants.ts';
import type {SetVariant} from '../../render/set-engine/set-context.ts';
import {stageVariant} from '../../stage/stage-variant.ts';
import {propAt} from '../apply/change-field.ts';
import type {ReviewedMaster} from '../current-masters.ts';

/**
 * The slots and texts in these masters, by variant. The browser says where the texts are, as for a check; what a check found in the same
 * graphics is used again. A master whose props changed since it was rendered is left out: the documents say nothing about it any more.
 */
export async function shownPlaces(
  masters: readonly ReviewedMaster[],
  project: SpotProject,
  options: Pick<BatchOptions, 'report' | 'signal'>,
): Promise<Map<string, ShownPlaces>> {
  const wanted = masters.flatMap(({variant: id, record}) => {
    const variant = project.variants.find((each) => each.id === id);
    return variant && keyOf(variant.props) === keyOf(record.props) ? [variant] : [];
  });
  if (wanted.length === 0) return new Map();
  const {
    context: batch,
    staging,
    close,
    sheetProgram,
  } = await openBatch(project, {...options, proof: false, engine: 'set'});
  try {
    const {store, workspace, env} = batch;
    const cache = await openCache(
      join(workspace.home, 'work'),
      store.scratch,
      cacheLimit(workspace.root, env),
    );
    const context = {...batch, cache};
    const variants: SetVariant[] = [];
    for (const variant of wanted)
      variants.push(await toSetVariant(await stageVariant(variant, project, staging), batch));
    const runs = await inspectVariants(
      await fingerprintVariants(variants, context, () => undefined),
      context,
    );
    return new Map(
      wanted.map(({id, props}, index) => {
        const spot = variants[index]?.spot as ResolvedSpot;
        const slots = Object.entries(spot.slots).map(([slot, span]) => ({slot, ...span}));
        const texts = shownElements(runs[index] ?? []).flatMap((shown) => textOf(shown, spot, props));
        return [id, {slots, texts}];
      }),
    );
  } finally {
    await sheetProgram.catch(() => undefined);
    await close();
  }
}

/** A text of the copy, with its place as fractions of the frame. */
function textOf(
  {kind, name, seen, runs}: ShownElement,
  {width, height}: ResolvedSpot,
  props: unknown,
): ShownPlaces['texts'][number][] {
  const value = kind === 'text' ? propAt(props, name) : undefined;
  const inks = runs.flatMap(({parts}) => parts.map(({ink}) => ink));
  if (typeof value !== 'string' || inks.length === 0 || seen.frames < 1) return [];
  const left = Math.min(...inks.map(({x}) => x));
  const top = Math.min(...inks.map(({y}) => y));
  const right = Math.max(...inks.map((ink) => ink.x + ink.width));
  const bottom = Math.max(...inks.map((ink) => ink.y + ink.height));
  const box = {
    x: left / width,
    y: top / height,
    width: (right - left) / width,
    height: (bottom - top) / height,
  };
  return [{...seen, field: name, value, box}];
}
