import {z} from 'zod';
import {keyOf} from '../../machine/files/hash.ts';
import {isFile, readText} from '../../machine/files/read-file.ts';
import {extensionOf} from '../../machine/media/check-asset.ts';
import {probe} from '../../machine/media/probe.ts';
import {findSilences} from '../../machine/media/silences.ts';
import {hasProgram} from '../../machine/tools/tools.ts';
import {timedCharacters} from '../../spot/captions/caption-json.ts';
import type {ScriptFile} from '../../spot/documents/script.ts';
import type {Job} from '../../spot/ledger/job.ts';
import {invalid} from '../../spot/problem/errors.ts';
import {nearest} from '../../spot/problem/nearest-name.ts';
import type {Draft} from '../../spot/variant/variants-file.ts';
import {type SpokenLine, spokenLines} from '../../spot/voice/spoken-line.ts';
import type {HeardLine} from '../../spot/voice/spot-voice.ts';
import {VoiceChoice} from '../../spot/voice/voice-choice.ts';
import {characterTimes, estimatedTimes} from '../../spot/voice/word-times.ts';
import type {Brand} from '../project/load-brand.ts';
import type {Project} from '../project/open-project.ts';
import {hasBought, openVaultLedger} from '../shoot/vault/open-vault.ts';
import {purchasedFile} from '../shoot/vault/purchased-files.ts';
import {type SpeechOffer, scratchOffer, speechModels, speechOffer} from './speech-offer.ts';
import type {Speech, SpokenFile} from './spoken-file.ts';

/** What speech is read with. */
type Speaking = Pick<Project, 'workspace' | 'store' | 'tools' | 'providers'>;

/** The script of a spot. */
type Written = {script: {value: ScriptFile} | null};

/**
 * The speech of a spot: lines that were bought, from the vault, and the others by a scratch voice, where this machine has one. Buys
 * nothing. Error: `voice-model-unknown`.
 */
export async function readSpeech(
  project: Speaking,
  drafts: readonly Pick<Draft, 'props'>[],
  spot: Written,
  brands: Readonly<Record<string, Brand>>,
): Promise<Speech> {
  const lines = linesOf(drafts, spot, brands);
  if (lines.size === 0) return {};
  refuseUnknownModels(brands, project);
  const jobs = await spokenJobs(project);
  const speech: Record<string, SpokenFile> = {};
  for (const [key, line] of lines) {
    const offer = speechOffer(line, project.providers);
    const own = offer !== null && typeof offer !== 'string' ? offer : undefined;
    const job = own && jobs.get(own.key);
    const found =
      (own && job ? await boughtLine(line, own, job, project) : undefined) ??
      (await scratchLine(line, project));
    if (found) speech[key] = found;
  }
  return speech;
}

const Asking = z.looseObject({
  brand: z.string(),
  language: z.string().default('en'),
  voice: VoiceChoice.nullable().optional(),
});

/** Every line that a variant speaks, by its key. Variants whose props are not valid are left out. */
function linesOf(
  drafts: readonly Pick<Draft, 'props'>[],
  {script}: Written,
  brands: Readonly<Record<string, Brand>>,
): Map<string, SpokenLine> {
  const lines = new Map<string, SpokenLine>();
  for (const draft of drafts) {
    const {data: props} = Asking.safeParse(draft.props);
    const brand = props && brands[props.brand];
    if (!brand) continue;
    for (const line of spokenLines({props, script: script?.value, brand: brand.file.defaults.tenspot}))
      lines.set(line.key, line);
  }
  return lines;
}

/** The jobs that brought speech, by the key of the request. */
async function spokenJobs({workspace}: Speaking): Promise<Map<string, Job>> {
  if (!(await hasBought(workspace))) return new Map();
  const ledger = await openVaultLedger(workspace, Date.now);
  try {
    const jobs = ledger.inStates(['COMMITTED']).filter(({plan}) => plan.kind === 'speech');
    return new Map(jobs.map((job) => [job.plan.key, job]));
  } finally {
    ledger.close();
  }
}

const Kept = z.looseObject({vendor: z.looseObject({timings: z.string()})});

async function boughtLine(
  line: SpokenLine,
  {provider, card, key}: SpeechOffer,
  {asset, operation}: Job,
  project: Speaking,
): Promise<SpokenFile | undefined> {
  const {vault} = project.workspace;
  const file = asset && purchasedFile(vault, asset.file);
  if (!file || !(await isFile(file))) return undefined;
  const timings = Kept.safeParse(operation).data?.vendor.timings;
  const kept = timings === undefined ? undefined : purchasedFile(vault, timings);
  const text = kept !== undefined && (await isFile(kept)) ? await readText(kept) : undefined;
  const about = {provider: provider.id, model: card.id, request: key};
  return {file, sha256: hashIn(asset.file), ...about, ...(await hear(file, asset.file, line, project, text))};
}

async function scratchLine(line: SpokenLine, project: Speaking): Promise<SpokenFile | undefined> {
  const {store, tools, providers} = project;
  const offer = scratchOffer(line, providers, hasProgram);
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
  return {file, sha256: hashIn(src), ...about, ...(await hear(file, src, line, project))};
}

/** The sha256 in the name of a stored file. */
const hashIn = (name: string): string => name.split('.')[0] ?? '';

/** The length of a recording, and when its characters are said: as the vendor says, or by its pauses. Each recording is measured once. */
async function hear(
  file: string,
  name: string,
  {spoken}: SpokenLine,
  {store, tools}: Speaking,
  alignment?: string,
): Promise<HeardLine> {
  const key = keyOf({heard: name, spoken, aligned: alignment !== undefined, ffmpeg: tools.ffmpegVersion});
  return store.once(
    key,
    () => [],
    async () => {
      const media = await probe(tools, file);
      const seconds = media.audio?.seconds ?? media.seconds;
      const timed = alignment === undefined ? undefined : timedCharacters(JSON.parse(alignment));
      const times = timed
        ? characterTimes(timed)
        : estimatedTimes(spoken, seconds, await findSilences(tools, file, seconds));
      return {seconds, times};
    },
  );
}

function refuseUnknownModels(brands: Readonly<Record<string, Brand>>, {providers}: Speaking): void {
  const known = speechModels(providers).map(({card}) => card.id);
  const problems = Object.values(brands).flatMap(({file, locate}) =>
    Object.entries(file.defaults.tenspot.voices).flatMap(([name, {model}]) => {
      if (known.includes(model)) return [];
      const path = ['defaults', 'tenspot', 'voices', name, 'model'];
      const near = nearest(model, known);
      return [
        {
          code: 'voice-model-unknown',
          what: `the voice "${name}" names no speech model`,
          where: {...locate(path), field: path.join('.')},
          expected: known.join(', '),
          got: model,
          fix: near ? `Did you mean "${near}"?` : 'Name one of them.',
        },
      ];
    }),
  );
  if (problems.length > 0) throw invalid(problems);
}
