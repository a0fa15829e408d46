import {z} from 'zod';
import type {ScriptFile} from '../../spot/documents/script.ts';
import type {Job} from '../../spot/ledger/job.ts';
import type {Problem} from '../../spot/problem/errors.ts';
import type {Draft} from '../../spot/variant/variants-file.ts';
import {type SpokenLine, spokenLines} from '../../spot/voice/spoken-line.ts';
import {VoiceChoice} from '../../spot/voice/voice-choice.ts';
import type {Brand} from '../project/load-brand.ts';
import type {Project} from '../project/open-project.ts';
import {boughtLine, jobsOfLine, spokenJobs} from './bought-speech.ts';
import {localLine} from './local-speech.ts';
import {scratchLine} from './scratch-speech.ts';
import {refuseUnknownModels} from './speech-models.ts';
import {isSpoken, speechOffer} from './speech-offer.ts';
import type {Speech, SpokenFile} from './spoken-file.ts';

/** What speech is read with. */
type Speaking = Pick<Project, 'workspace' | 'store' | 'tools' | 'providers' | 'signal'>;

/** The script of a spot. */
type Written = {script: {value: ScriptFile} | null};

/** What is known of the speech of a spot. */
type ReadSpeech = {
  speech: Speech;
  /** The speeds at which models speak that do not have the speed of the voice, by the keys of lines. */
  speeds: Record<string, number>;
  /** What was bought and cannot be heard as it was, and lines that a scratch voice could not say. */
  warnings: Problem[];
};

/**
 * The speech of a spot: lines that were bought, from the vault, those of a voice whose model is in a folder of its brand, and the others
 * by a scratch voice, where this machine has one. Buys nothing. Error: `voice-model-unknown`.
 */
export async function readSpeech(
  project: Speaking,
  drafts: readonly Pick<Draft, 'props'>[],
  spot: Written,
  brands: Readonly<Record<string, Brand>>,
): Promise<ReadSpeech> {
  const speech: Record<string, SpokenFile> = {};
  const speeds: Record<string, number> = {};
  const warnings: Problem[] = [];
  const lines = linesOf(drafts, spot, brands);
  if (lines.size === 0) return {speech, speeds, warnings};
  const jobs = await spokenJobs(project);
  refuseUnknownModels(brands, project.providers, jobs);
  let failed = false;
  for (const [key, {line, brand}] of lines) {
    const offer = speechOffer(line, project.providers);
    const own = isSpoken(offer) ? offer : undefined;
    if (own && own.speed !== line.speaker.speed) speeds[key] = own.speed;
    const bought = await firstBought(line, jobsOfLine(jobs, line, own?.key), project, warnings);
    const local = bought ? {} : await localLine(line, offer, brand, project);
    // Once for each reason: what is missing for one line is missing for all. A line that the voice cannot say is named by itself.
    if (
      local.problem &&
      (local.isOfLine ||
        !warnings.some(({code, got}) => code === local.problem?.code && got === local.problem.got))
    )
      warnings.push(local.problem);
    const scratch = bought || local.found || failed ? {} : await scratchLine(line, own?.speed, project);
    if (scratch.problem) {
      // Once: it would say the same of each line.
      failed = true;
      warnings.push(scratch.problem);
    }
    const found = bought ?? local.found ?? scratch.found;
    if (found) speech[key] = found;
  }
  return {speech, speeds, warnings};
}

/** The first recording of a line that is whole. What is wrong with its files is added to `warnings`. */
async function firstBought(
  line: SpokenLine,
  jobs: readonly Job[],
  project: Speaking,
  warnings: Problem[],
): Promise<SpokenFile | undefined> {
  const wrong: Problem[] = [];
  for (const job of jobs) {
    const {found, problems} = await boughtLine(line, job, project);
    if (found) {
      warnings.push(...problems);
      return found;
    }
    wrong.push(...problems);
  }
  warnings.push(...wrong);
  return undefined;
}

const Asking = z.looseObject({
  brand: z.string(),
  language: z.string().default('en'),
  voice: VoiceChoice.nullable().optional(),
});

/** Every line that a variant speaks, by its key, with a brand that has its voice. Variants whose props are not valid are left out. */
function linesOf(
  drafts: readonly Pick<Draft, 'props'>[],
  {script}: Written,
  brands: Readonly<Record<string, Brand>>,
): Map<string, {line: SpokenLine; brand: Brand}> {
  const lines = new Map<string, {line: SpokenLine; brand: Brand}>();
  for (const draft of drafts) {
    const {data: props} = Asking.safeParse(draft.props);
    const brand = props && brands[props.brand];
    if (!brand) continue;
    for (const line of spokenLines({props, script: script?.value, brand: brand.file.defaults.tenspot}))
      lines.set(line.key, {line, brand});
  }
  return lines;
}
