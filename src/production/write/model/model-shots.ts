import type {z} from 'zod';
import {show} from '../../../spot/problem/schema-problems.ts';
import {
  plannedShot,
  type ShotDraft,
  type ShotPlanContext,
  type ShotWords,
} from '../../../spot/shot-plan/plan-shots.ts';
import type {WriteContext} from '../write-context.ts';
import {askModel, type BuyWords} from './ask-model.ts';
import {inOneLine, plainRules} from './copy-rules.ts';
import {MODEL_RULES, notUsed, type Proposal, questionData} from './model-question.ts';
import {shotsWire} from './wire.ts';

/**
 * Asks how each planned shot is described. The seed rule decides what has to be filmed, and never the model: a shot that has to be filmed keeps its
 * words, and the model's words for another shot are judged by the rule again. Where the script shows the product, so does the shot, from its photo.
 */
export async function modelShots(
  context: WriteContext,
  {drafts, seed}: {drafts: readonly ShotDraft[]; seed: ShotPlanContext},
  buy: BuyWords,
): Promise<Proposal<ShotDraft[]>> {
  const open = drafts.filter(({shot}) => !shot.mustShoot);
  if (open.length === 0) return {value: [...drafts], texts: [], notes: []};
  const {shots} = await askModel(
    {
      name: 'shots',
      schema: shotsWire(open.map(({slot}) => slot)),
      instructions: [
        'You describe the shots of a short video ad, one for each slot: subject, action, setting, framing and camera move, in plain words. Describe what is seen and nothing else.',
        'Pictures have no lettering, logos or prices.',
        MODEL_RULES,
      ].join('\n'),
      data: questionData(context, {
        shots: open.map(({slot, shot: {subject, setting, seconds}}) => ({slot, subject, setting, seconds})),
      }),
    },
    buy,
  );
  const judge = plainRules(context);
  const proposal: Proposal<ShotDraft[]> = {value: [], texts: [], notes: []};
  for (const draft of drafts) {
    const own = open.includes(draft) ? shots.find(({slot}) => slot === draft.slot) : undefined;
    const words = [own?.subject, own?.action, own?.setting].flatMap((text) =>
      text ? [inOneLine(text)] : [],
    );
    const why = words.map(judge).find((each) => each !== undefined);
    if (why !== undefined) proposal.notes.push(notUsed(draft.shot.id, why));
    if (!own || why !== undefined) {
      proposal.value.push(draft);
      continue;
    }
    const shot = plannedShot(draft.slot, {words: inWords(own, draft.shot), shows: words.join(', ')}, seed);
    // The script decides where the product is seen: in these words, a model would make up another picture in its place.
    if (draft.shot.start && !shot.shot.start && !shot.shot.mustShoot) {
      const what = `${show(words.join(', '))} does not show the product, and the script shows it there`;
      proposal.notes.push(notUsed(draft.shot.id, what));
      proposal.value.push(draft);
      continue;
    }
    proposal.value.push(shot);
    proposal.texts.push(...words);
  }
  return proposal;
}

/** The words of a model for a shot, which keeps its id and its length. */
const inWords = (
  {kind, subject, action, setting, framing, move}: z.output<ReturnType<typeof shotsWire>>['shots'][number],
  {id, seconds}: ShotDraft['shot'],
): ShotWords => ({
  id,
  kind,
  subject: inOneLine(subject),
  ...(action === null ? {} : {action: inOneLine(action)}),
  ...(setting === null ? {} : {setting: inOneLine(setting)}),
  ...{framing, move, seconds},
});
