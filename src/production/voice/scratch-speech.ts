import {keyOf} from '../../machine/files/hash.ts';
import {extensionOf} from '../../machine/media/check-asset.ts';
import {hasProgram, programVersion} from '../../machine/tools/tools.ts';
import type {Problem} from '../../spot/problem/errors.ts';
import {show} from '../../spot/problem/schema-problems.ts';
import type {SpokenLine} from '../../spot/voice/spoken-line.ts';
import type {Project} from '../project/open-project.ts';
import {hashIn, hearLine} from './hear-line.ts';
import {type SpeechOffer, scratchOffer} from './speech-offer.ts';
import type {SpokenFile} from './spoken-file.ts';

/** Raise when the same program, asked the same, gives other recordings. */
const SCRATCH_VERSION = 1;

/**
 * A line as a scratch voice of this machine says it, at the speed of the model that it stands for. Empty where there is none for its
 * language. `problem`: the program failed (`voice-scratch-failed`). It is free and only stands in, so that this stops nothing.
 */
export async function scratchLine(
  line: SpokenLine,
  speed: number | undefined,
  project: Pick<Project, 'store' | 'tools' | 'providers'>,
): Promise<{found?: SpokenFile; problem?: Problem}> {
  const own = {...line, speaker: {...line.speaker, speed: speed ?? line.speaker.speed}};
  const offer = scratchOffer(own, project.providers, hasProgram);
  if (!offer) return {};
  try {
    return {found: await spokenBy(offer, line, project)};
  } catch (error) {
    const {title, program = title} = offer.provider;
    return {
      problem: {
        code: 'voice-scratch-failed',
        what: `the scratch voice ${title} does not work on this machine`,
        expected: `a recording of ${show(line.text)} in ${line.language}`,
        got: error instanceof Error ? error.message : String(error),
        fix: `Repair or remove ${program}. Without it, lines that are not bought are silent, and their lengths estimated.`,
      },
    };
  }
}

async function spokenBy(
  {provider, card, request, key}: SpeechOffer,
  line: SpokenLine,
  {store, tools}: Pick<Project, 'store' | 'tools'>,
): Promise<SpokenFile> {
  const {program} = provider;
  const made = program === undefined ? null : await programVersion(program);
  const extension = extensionOf(card.mediaType);
  const {src} = await store.once(
    keyOf({scratch: key, version: SCRATCH_VERSION, made}),
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
  return {file, sha256: hashIn(src), ...about, ...(await hearLine(file, src, line, {store, tools}))};
}
