import {keyOf, sha256File} from '../../../machine/files/hash.ts';
import type {Store} from '../../../machine/files/store.ts';
import {writeWhole} from '../../../machine/files/write-file.ts';
import {asJpeg} from '../../../machine/media/image.ts';
import {writeFrame} from '../../../machine/media/write-frame.ts';
import type {Tools} from '../../../machine/tools/tools.ts';
import type {Brand} from '../../project/load-brand.ts';
import {photosOf} from '../checked-take.ts';

/** A picture that a model sees. `content`: what it shows, whatever its bytes are. */
export type AdvicePicture = {shows: string; content: string; sha256: string; file: string};

/** The longer side of a picture, in pixels: `pictures.tokens` of a card is for this size. */
const LONGEST = 768;
/** Photos of products at most: the first one of each product, then their other views. */
const PHOTOS = 5;

type PictureContext = {store: Store; tools: Tools; signal?: AbortSignal | undefined};

/** The reference pictures of a brand: its logo, and photos of its products. */
export async function referencePictures(brand: Brand, {store}: PictureContext): Promise<AdvicePicture[]> {
  const photos = photosOf(brand);
  const first = photos.filter(({name}, at) => photos.findIndex((photo) => photo.name === name) === at);
  const chosen = [...first, ...photos.filter((photo) => !first.includes(photo))].slice(0, PHOTOS);
  const references = [
    {shows: 'the reference logo', file: store.path(brand.kit.brand.logo.large.light.src)},
    ...chosen.map(({name, file}) => ({shows: `a reference photo of the product ${name}`, file})),
  ];
  return Promise.all(
    references.map(async ({shows, file}) => {
      const content = await sha256File(file);
      return picture({shows, content}, store, async (draft) => {
        await writeWhole(draft, await asJpeg(file, LONGEST));
      });
    }),
  );
}

/** Frames of a master as pictures. */
export async function framePictures(
  {file: video, sha256, fps, frames}: {file: string; sha256: string; fps: number; frames: readonly number[]},
  {store, tools, signal}: PictureContext,
): Promise<AdvicePicture[]> {
  const pictures: AdvicePicture[] = [];
  for (const frame of frames) {
    const place = {video, fps, frame, box: null};
    const shown = {shows: `frame ${frame}`, content: `${sha256} ${frame}`};
    pictures.push(
      await picture(shown, store, (draft) =>
        writeFrame(tools, place, {width: LONGEST, height: LONGEST}, draft, signal),
      ),
    );
  }
  return pictures;
}

/** A picture in the store. It is drawn once. */
async function picture(
  {shows, content}: Pick<AdvicePicture, 'shows' | 'content'>,
  store: Store,
  draw: (file: string) => Promise<void>,
): Promise<AdvicePicture> {
  const name = await store.once<string>(
    keyOf({advicePicture: content, longest: LONGEST}),
    (kept) => [kept],
    () =>
      store.draft('jpg', async (draft) => {
        await draw(draft);
        return store.put(draft, 'jpg');
      }),
  );
  const file = store.path(name);
  return {shows, content, sha256: await sha256File(file), file};
}
