import {hasProgram} from '../../machine/tools/tools.ts';
import type {Problem} from '../../spot/problem/errors.ts';
import {show} from '../../spot/problem/schema-problems.ts';
import type {SpokenLine} from '../../spot/voice/spoken-line.ts';
import type {Project} from '../project/open-project.ts';
import {scratchOffer} from './speech-offer.ts';
import type {SpokenFile} from './spoken-file.ts';
import {spokenHere} from './spoken-here.ts';

/**
 * A line as a scratch voice of this machine says it, at the speed of the model that it stands for. Empty where there is none for its
 * language. `problem`: the program failed (`voice-scratch-failed`). It is free and only stands in, so that this stops nothing.
 */
export async function scratchLine(
  line: SpokenLine,
  speed: number | undefined,
  project: Pick<Project, 'store' | 'tools' | 'providers' | 'signal'>,
): Promise<{found?: SpokenFile; problem?: Problem}> {
  const own = {...line, speaker: {...line.speaker, speed: speed ?? line.speaker.speed}};
  const offer = scratchOffer(own, project.providers, hasProgram);
  if (!offer) return {};
  try {
    return {found: await spokenHere(offer, line, project)};
  } catch (error) {
    project.signal?.throwIfAborted();
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
