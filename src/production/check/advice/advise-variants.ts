import {join} from 'node:path';
import {keyOf, sha256File} from '../../../machine/files/hash.ts';
import {isFile} from '../../../machine/files/read-file.ts';
import {probeVideo} from '../../../machine/media/probe.ts';
import {
  type AdviceAnswer,
  type CheckAdvice,
  type VariantAdvice,
  weighAnswers,
} from '../../../spot/findings/advice.ts';
import {TenspotError} from '../../../spot/problem/errors.ts';
import type {ResolvedSpot} from '../../../spot/timeline/resolved-spot.ts';
import type {Variant} from '../../../spot/variant/check-variants.ts';
import type {Brand} from '../../project/load-brand.ts';
import type {SpotProject} from '../../project/open-spot.ts';
import {askModel, type BuyWords} from '../../write/model/ask-model.ts';
import {NOT_ASKED, type WordsPurchase, type WordsWriter, withWords} from '../../write/model/buy-words.ts';
import {adviceFrames} from './advice-frames.ts';
import {type AdvicePicture, framePictures, referencePictures} from './advice-pictures.ts';
import {adviceQuestion, cleanAnswer, questionsFor} from './advice-question.ts';
import {ADVISING} from './advice-use.ts';
import {MEASURED_RECALL} from './measured-recall.generated.ts';
import {ADVICE_QUESTIONS} from './questions.ts';

/** How often each question is asked. */
const ATTEMPTS = 3;
/** The most frames of a variant that a model sees. */
const FRAMES = 10;
/** Failures after which further questions would only fail again: no more are sent, and answers that were bought before are still used. */
const ENDING = [
  'words-over-budget',
  'words-rate-limited',
  'words-key-refused',
  'words-unreachable',
  'words-no-answer',
  'words-server-failed',
  'words-unreadable',
  'words-unresolved',
];

/** A variant as far as advice about it needs it. */
export type AdvisedVariant = {
  variant: Pick<Variant, 'id' | 'props'>;
  spot: Pick<ResolvedSpot, 'copy' | 'captions' | 'fps' | 'frames' | 'footage'>;
};

/** How advice is bought. */
export type AdvicePurchase = Omit<WordsPurchase, 'spot' | 'policy' | 'use' | 'take'>;

/** What a model said about the variants of a check, by their ids. */
export type BoughtAdvice = {advice: CheckAdvice; variants: Map<string, VariantAdvice>};

/**
 * Asks a model yes/no questions about the frames of masters, three times each, and weighs the answers. A failed purchase leaves answers missing, with its error.
 * Equal questions about equal masters are bought once. `folder`: that of the masters; variants without one get no advice. Errors: `words-model-unknown`,
 * `words-no-key`; those of the ledger and the vault.
 */
export const adviseVariants = (
  variants: readonly AdvisedVariant[],
  project: SpotProject,
  {folder, ...purchase}: AdvicePurchase & {folder: string},
): Promise<BoughtAdvice> =>
  withWords(
    project,
    {...purchase, spot: project.spot.id, policy: project.spot.policy, use: ADVISING},
    async (words) => {
      const given = new Map<string, VariantAdvice>();
      const ask = openAsking();
      for (const each of variants) {
        const file = join(folder, `${each.variant.id}.mp4`);
        if (await isFile(file))
          given.set(each.variant.id, await adviseVariant(each, file, project, words, ask, purchase.signal));
        purchase.signal?.throwIfAborted();
      }
      const asked = new Set(
        [...given.values()].flatMap(({questions}) => questions.map(({question}) => question)),
      );
      const measured = MEASURED_RECALL[words.by] ?? {};
      const questions = ADVICE_QUESTIONS.filter(({id}) => asked.has(id)).map(({id, asks, fault}) => {
        return {id, asks, fault, recall: measured[asks] ?? null};
      });
      return {advice: {model: words.by, attempts: ATTEMPTS, questions}, variants: given};
    },
  );

type Asking = (question: ReturnType<typeof adviceQuestion>, buy: Buying) => Promise<Answers | TenspotError>;
type Buying = (readOnly: boolean) => BuyWords;
type Answers = Record<string, AdviceAnswer>;

/**
 * Returns a function that asks a question. If there is no answer, it returns the error. After a failure that the next questions would meet
 * too, it uses only answers that were bought before.
 */
function openAsking(): Asking {
  let ended: TenspotError | undefined;
  return async (question, buy) => {
    try {
      return (await askModel(question, buy(ended !== undefined), ADVISING)) as Answers;
    } catch (error) {
      if (!(error instanceof TenspotError && error.code.startsWith('words-'))) throw error;
      if (ENDING.includes(error.code)) ended ??= error;
      return error.code === NOT_ASKED && ended ? ended : error;
    }
  };
}

/** The pictures of a variant that a model sees: references, and frames that its master has. */
async function drawPictures(
  spot: AdvisedVariant['spot'],
  file: string,
  {brand, project, most}: {brand: Brand; project: SpotProject; most: number},
): Promise<{frames: number[]; pictures: AdvicePicture[]}> {
  const references = await referencePictures(brand, project);
  const {frames: there} = await probeVideo(project.tools, file);
  const shown = {...spot, frames: Math.min(spot.frames, there ?? spot.frames)};
  const frames = adviceFrames(shown, Math.min(FRAMES, most - references.length));
  const master = {file, sha256: await sha256File(file), fps: spot.fps, frames};
  return {frames, pictures: [...references, ...(await framePictures(master, project))]};
}

/** Why a variant gets no answers although nothing was asked: the check of the others goes on. */
function unseen(error: unknown): {code: string; what: string; fix: string} {
  const fix = 'Render the master again, and check the pictures of its brand.';
  if (!(error instanceof TenspotError))
    return {
      code: 'advice-unseen',
      what: `its pictures cannot be drawn: ${String(error).split('\n')[0]}`,
      fix,
    };
  return {code: error.code, what: error.message, fix: error.problems[0]?.fix ?? fix};
}

async function adviseVariant(
  {variant, spot}: AdvisedVariant,
  file: string,
  project: SpotProject,
  {card, buy}: WordsWriter,
  ask: Asking,
  signal: AbortSignal | undefined,
): Promise<VariantAdvice> {
  const brand = project.catalog.brands[variant.props.brand] as Brand;
  const questions = questionsFor(brand, project.spot);
  const seen = await drawPictures(spot, file, {brand, project, most: card.pictures?.most ?? 0}).catch(
    (error: unknown) => {
      signal?.throwIfAborted();
      return unseen(error);
    },
  );
  if ('code' in seen)
    return {
      frames: [],
      questions: questions.map(({id, fault}) => ({
        ...{question: id, verdict: weighAnswers([], {fault, attempts: ATTEMPTS}), answers: []},
      })),
      missing: Array.from({length: ATTEMPTS}, (_, at) => ({attempt: at + 1, ...seen})),
    };
  const {frames, pictures} = seen;
  const asked = {variant: variant.id, spot, brand, documents: project.spot, questions, frames, pictures};
  const answers: Answers[] = [];
  const missing: VariantAdvice['missing'] = [];
  for (let attempt = 1; attempt <= ATTEMPTS; attempt++) {
    const got = await ask(
      adviceQuestion(asked),
      (readOnly) => (request) =>
        buy(request, {
          take: attempt,
          // The same master, references and question are the same purchase, whatever program drew the pictures.
          about: keyOf({
            ...{model: card.id, version: card.version, take: attempt, input: request.input},
            ...{instructions: request.instructions, schema: request.schema.json},
            pictures: pictures.map(({content}) => content),
          }),
          files: new Map(pictures.map((each: AdvicePicture) => [each.sha256, each.file])),
          readOnly,
        }),
    );
    if (!(got instanceof TenspotError)) answers.push(got);
    else missing.push({attempt, code: got.code, what: got.message, fix: got.problems[0]?.fix ?? ''});
  }
  return {
    frames,
    questions: questions.map(({id, fault}) => {
      const given = answers.flatMap((each) => (each[id] ? [cleanAnswer(each[id])] : []));
      return {question: id, verdict: weighAnswers(given, {fault, attempts: ATTEMPTS}), answers: given};
    }),
    missing,
  };
}
