import {type ShotDraft, type ShotPlanContext, seeded} from '../../../spot/shot-plan/plan-shots.ts';
import type {WriteContext} from '../write-context.ts';
import {askModel, type BuyWords} from './ask-model.ts';
import {inOneLine, plainRules} from './copy-rules.ts';
import {MODEL_RULES, notUsed, type Proposal, questionData} from './model-question.ts';
import {shotsWire} from './wire.ts';

/**
 * Asks how each planned shot is described. The seed rule decides what has to be filmed, and never the model: a shot that has to be filmed keeps its
 * words, and the model's words for another shot are judged by the rule again.
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
    const {action: _action, setting: _setting, subject: _subject, ...kept} = draft.shot;
    const shot = {
      ...kept,
      kind: own.kind,
      subject: inOneLine(own.subject),
      ...(own.action === null ? {} : {action: inOneLine(own.action)}),
      ...(own.setting === null ? {} : {setting: inOneLine(own.setting)}),
      framing: own.framing,
      move: own.move,
    };
    proposal.value.push(seeded({...draft, shot: inOrder(shot, draft.shot)}, seed));
    proposal.texts.push(...words);
  }
  return proposal;
}

/** The fields in the order in which people read them: that of the draft, with action and setting after the subject. */
function inOrder<Shot extends ShotDraft['shot']>(shot: Shot, draft: ShotDraft['shot']): ShotDraft['shot'] {
  const names = ['id', 'kind', 'subject', 'action', 'setting', ...Object.keys(draft)];
  const fields = shot as Record<string, unknown>;
  return Object.fromEntries(
    [...new Set(names)].flatMap((name) => (fields[name] === undefined ? [] : [[name, fields[name]]])),
  ) as ShotDraft['shot'];
}
