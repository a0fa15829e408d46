import {randomUUID} from 'node:crypto';
import {join} from 'node:path';
import type {BrowserSession} from '../../../machine/browser/session.ts';
import type {Cache} from '../../../machine/files/cache.ts';
import {makeFolder} from '../../../machine/files/folders.ts';
import {keyOf} from '../../../machine/files/hash.ts';
import type {Store} from '../../../machine/files/store.ts';
import {linkFile, remove} from '../../../machine/files/write-file.ts';
import {graphicsOnly, type ResolvedSpot} from '../../../spot/timeline/resolved-spot.ts';
import type {Versions} from '../../render/master-key.ts';
import {statePictureKey} from '../../render/set-engine/graphics-states/state-pictures.ts';

/** Raised when these pictures are drawn in another way. */
export const TEXT_PICTURE_VERSION = 2;

/** A graphics state, and a frame that shows it. */
export type StateFrame = {state: string; spot: ResolvedSpot; frame: number};

/** The files of a graphics state: all of it, and all but its texts and logos. */
export type TextPictures = {whole: string; ground: string};

type Drawing = {
  cache: Cache;
  store: Store;
  versions: Versions;
  browser: () => Promise<BrowserSession>;
  signal?: AbortSignal | undefined;
};

type Missing = StateFrame & {text: boolean; key: string};

/** The pictures of these graphics states, by state. Those that a render or an earlier check drew are not drawn again. */
export async function textPictures(
  states: readonly StateFrame[],
  context: Drawing,
): Promise<Map<string, TextPictures>> {
  const {cache, versions} = context;
  const found = new Map<string, Partial<TextPictures>>();
  const missing: Missing[] = [];
  for (const each of states) {
    if (found.has(each.state)) continue;
    const own: Partial<TextPictures> = {};
    found.set(each.state, own);
    for (const text of [true, false]) {
      const key = text ? statePictureKey(each.state, versions) : groundKey(each.state, versions);
      const file = await cache.recall(key);
      if (file === undefined) missing.push({...each, text, key});
      else own[text ? 'whole' : 'ground'] = file;
    }
  }
  for (const group of Map.groupBy(missing, jobName).values())
    await drawTogether(group, context, (each, file) => {
      const own = found.get(each.state);
      if (own) own[each.text ? 'whole' : 'ground'] = file;
    });
  return new Map(
    [...found].flatMap(([state, {whole, ground}]) =>
      whole !== undefined && ground !== undefined ? [[state, {whole, ground}]] : [],
    ),
  );
}

const groundKey = (state: string, versions: Versions): string =>
  keyOf({ground: state, versions, version: TEXT_PICTURE_VERSION});

const jobName = ({spot: {template, width, height, fps}}: StateFrame): string =>
  `${template} ${width} ${height} ${fps}`;

async function drawTogether(
  missing: readonly Missing[],
  {browser, store, cache, signal}: Drawing,
  onFile: (missing: Missing, file: string) => void,
): Promise<void> {
  const [first] = missing;
  if (!first) return;
  const spots = [...new Set(missing.map(({spot}) => spot))];
  const {width, height, fps} = first.spot;
  const folder = await makeFolder(join(store.scratch, `text-pictures-${randomUUID()}`));
  try {
    const session = await browser();
    await session.read(
      {
        kind: 'frames',
        composition: 'text-pictures',
        props: {
          spots: spots.map(graphicsOnly),
          pictures: missing.map(({spot, frame, text}) => ({spot: spots.indexOf(spot), frame, text})),
        },
        width,
        height,
        fps,
        length: Math.max(missing.length, ...spots.map(({frames}) => frames)),
        frames: [...missing.keys()],
        pictures: {folder, format: 'png', scale: 1, plain: true},
      },
      undefined,
      signal,
    );
    for (const [index, each] of missing.entries()) {
      const drawn = join(folder, `${index}.png`);
      // Only the render keeps whole pictures: it checks them against each other.
      if (each.text) {
        const own = join(store.scratch, `${randomUUID()}.png`);
        await linkFile(drawn, own);
        onFile(each, own);
      } else onFile(each, await cache.keep(each.key, drawn));
    }
  } finally {
    await remove(folder);
  }
}
