import {join} from 'node:path';
import {type Problem, TenspotError} from '../../spot/problem/errors.ts';
import {show} from '../../spot/problem/schema-problems.ts';
import type {SpokenLine} from '../../spot/voice/spoken-line.ts';
import type {Brand} from '../project/load-brand.ts';
import type {Project} from '../project/open-project.ts';
import {isSpoken, type speechOffer} from './speech-offer.ts';
import type {SpokenFile} from './spoken-file.ts';
import {spokenHere} from './spoken-here.ts';

/**
 * A line as the model in a folder of the brand speaks it, free and on this machine. Empty for a voice that is bought. `problem`: it cannot
 * speak it here (`voice-local-failed`). The line then counts as not spoken, as one that is not bought yet.
 */
export async function localLine(
  line: SpokenLine,
  offer: ReturnType<typeof speechOffer>,
  brand: Pick<Brand, 'folder' | 'voiceFaults' | 'file'>,
  project: Pick<Project, 'store' | 'tools'>,
): Promise<{found?: SpokenFile; problem?: Problem}> {
  const {folder, voiceModel} = line.speaker;
  if (folder === undefined) return {};
  if (!isSpoken(offer)) {
    const [refused] = offer?.unspoken ?? [];
    return {problem: failed(line, (voiceModel ? undefined : faultOf(line, brand)) ?? refused)};
  }
  try {
    return {found: await spokenHere(offer, line, project, () => join(brand.folder, folder))};
  } catch (error) {
    return {
      problem: failed(line, error instanceof TenspotError ? error.problems[0] : undefined, String(error)),
    };
  }
}

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
    fix: why?.fix ?? 'Run the command again.',
  };
}
