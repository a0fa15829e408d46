import {keyOf} from '../../machine/files/hash.ts';
import {checkAsset, extensionOf} from '../../machine/media/check-asset.ts';
import {installedVersion} from '../../machine/tools/installed.ts';
import {programVersion} from '../../machine/tools/tools.ts';
import type {SpokenLine} from '../../spot/voice/spoken-line.ts';
import type {Project} from '../project/open-project.ts';
import {hashIn, hearLine} from './hear-line.ts';
import type {SpeechOffer} from './speech-offer.ts';
import type {SpokenFile} from './spoken-file.ts';

/** Raise when the same program, asked the same, gives other recordings. */
const SPOKEN_VERSION = 1;

/** A line as a provider on this machine speaks it, once. `input`: the path of a file or folder of the request. Default: it has none. */
export async function spokenHere(
  {provider, card, request, key}: SpeechOffer,
  line: SpokenLine,
  {store, tools, signal}: Pick<Project, 'store' | 'tools' | 'signal'>,
  input: (sha256: string) => string = () => '',
): Promise<SpokenFile> {
  const {program, package: library} = provider;
  const made = program === undefined ? null : await programVersion(program);
  const extension = extensionOf(card.mediaType);
  const version = library === undefined ? {} : {library: installedVersion(library)};
  const {src} = await store.once(
    keyOf({scratch: key, version: SPOKEN_VERSION, made, ...version}),
    (note) => [note.src],
    () =>
      store.draft(extension, async (file) => {
        const context = {tools, input, draft: store.draft, signal};
        const operation = await provider.submit(request, context);
        await provider.collect({state: 'done', operation}, file, context);
        await checkAsset(tools, file, card.mediaType);
        return {src: await store.put(file, extension)};
      }),
  );
  const file = store.path(src);
  const about = {
    provider: provider.id,
    model: card.id,
    request: key,
    ...(card.standsIn ? {standsIn: true as const} : {}),
  };
  return {file, sha256: hashIn(src), ...about, ...(await hearLine(file, src, line, {store, tools}))};
}
