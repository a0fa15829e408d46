import {keyOf} from '../../machine/files/hash.ts';
import {extensionOf} from '../../machine/media/check-asset.ts';
import {hasProgram} from '../../machine/tools/tools.ts';
import type {SpokenLine} from '../../spot/voice/spoken-line.ts';
import type {Project} from '../project/open-project.ts';
import {hashIn, hearLine} from './hear-line.ts';
import {scratchOffer} from './speech-offer.ts';
import type {SpokenFile} from './spoken-file.ts';

/** A line as a scratch voice of this machine says it, at the speed of the model that it stands for. Undefined where there is none for its language. */
export async function scratchLine(
  line: SpokenLine,
  speed: number | undefined,
  project: Pick<Project, 'store' | 'tools' | 'providers'>,
): Promise<SpokenFile | undefined> {
  const {store, tools, providers} = project;
  const offer = scratchOffer(
    {...line, speaker: {...line.speaker, speed: speed ?? line.speaker.speed}},
    providers,
    hasProgram,
  );
  if (!offer) return undefined;
  const {provider, card, request, key} = offer;
  const extension = extensionOf(card.mediaType);
  const {src} = await store.once(
    keyOf({scratch: key}),
    (note) => [note.src],
    () =>
      store.draft(extension, async (file) => {
        const context = {tools, input: () => '', draft: store.draft};
        const operation = await provider.submit(request, context);
        await provider.collect({state: 'done', operation}, file, context);
        return {src: await store.put(file, extension)};
      }),
  );
  const file = store.path(src);
  const about = {provider: provider.id, model: card.id, request: key, standsIn: true as const};
  return {file, sha256: hashIn(src), ...about, ...(await hearLine(file, src, line, project))};
}
