import {join} from 'node:path';
import {ChildError} from '../../machine/process/child.ts';
import {type Problem, TenspotError} from '../../spot/problem/errors.ts';
import {show} from '../../spot/problem/schema-problems.ts';
import type {SpokenLine} from '../../spot/voice/spoken-line.ts';
import type {Brand} from '../project/load-brand.ts';
import type {Project} from '../project/open-project.ts';
import {isSpoken, type SpeechOffer, type speechOffer} from './speech-offer.ts';
import type {SpokenFile} from './spoken-file.ts';
import {spokenHere} from './spoken-here.ts';

/** By the hashes of their models, the errors of voices that crashed or hung. They last as long as the store is open. */
const broken = new WeakMap<Project['store'], Map<string, ChildError>>();

/**
 * A line as the model in a folder of the brand speaks it, free and on this machine. Empty for a voice that is bought. `problem`: it cannot
 * speak it here (`voice-local-failed`). The line then counts as not spoken, as one that is not bought yet. `isOfLine`: the voice may
 * speak other lines. A voice that crashes or hangs is not tried again: it would take its time for each line.
 */
export async function localLine(
  line: SpokenLine,
  offer: ReturnType<typeof speechOffer>,
  brand: Pick<Brand, 'folder' | 'voiceFaults' | 'file'>,
  project: Pick<Project, 'store' | 'tools' | 'signal'>,
): Promise<{found?: SpokenFile; problem?: Problem; isOfLine?: boolean}> {
  const {folder, voiceModel} = line.speaker;
  if (folder === undefined) return {};
  if (!isSpoken(offer)) {
    const [refused] = offer?.unspoken ?? [];
    return {problem: failed(line, (voiceModel ? undefined : faultOf(line, brand)) ?? refused)};
  }
  const path = join(brand.folder, folder);
  const known = broken.get(project.store) ?? new Map<string, ChildError>();
  broken.set(project.store, known);
  const model = voiceModel?.sha256 ?? path;
  try {
    return {found: await spokenHere(withoutTrial(offer, known.get(model)), line, project, () => path)};
  } catch (error) {
    project.signal?.throwIfAborted();
    if (error instanceof ChildError) {
      known.set(model, error);
      return {problem: failed(line, crashOf(error, path))};
    }
    const why = error instanceof TenspotError ? error.problems[0] : undefined;
    return {problem: failed(line, why, String(error)), isOfLine: why?.code === 'speech-incomplete'};
  }
}

/** An offer that finds lines which were spoken before, and speaks none. The offer itself without an error. */
const withoutTrial = (offer: SpeechOffer, error: ChildError | undefined): SpeechOffer =>
  error ? {...offer, provider: {...offer.provider, submit: () => Promise.reject(error)}} : offer;

/** What is wrong with a voice whose process ended: its folder is named, and not the program. */
const crashOf = ({problems: [problem]}: ChildError, folder: string): Problem => ({
  code: 'voice-local-failed',
  what: 'the process that runs its model does not work',
  where: {file: folder},
  expected: 'a recording',
  got: `${problem?.what}: ${problem?.got}`,
  fix: problem?.fix,
});

const faultOf = (
  {speaker}: SpokenLine,
  {file, voiceFaults = {}}: Pick<Brand, 'voiceFaults' | 'file'>,
): Problem | undefined =>
  Object.entries(file.defaults.tenspot.voices).flatMap(([name, {folder}]) =>
    folder === speaker.folder ? (voiceFaults[name] ?? []) : [],
  )[0];

function failed({text, language}: SpokenLine, why: Problem | undefined, unknown = 'no reason'): Problem {
  const words = why && [`${why.what}: expected ${why.expected}, got ${why.got}`];
  return {
    code: 'voice-local-failed',
    what: 'the voice of this machine cannot speak a line',
    where: why?.where,
    expected: `a recording of ${show(text)} in ${language}`,
    got: words?.join('') ?? unknown,
    fix: why?.fix ?? 'Unpack the folder of the voice again, or name another voice in brand.yaml.',
  };
}
