import type {Angle, AngleParts} from '../../../spot/angles/angle.ts';
import {type FilledAngle, fillAngles, proven} from '../../../spot/angles/fill-angles.ts';
import type {CopyRole} from '../../../spot/variant/template.ts';
import {copyLimits} from '../../../spot/writing/copy-limits.ts';
import type {WriteNote} from '../step.ts';
import type {WriteContext} from '../write-context.ts';
import {askModel, type BuyWords} from './ask-model.ts';
import {copyRules, type Objection, tidied} from './copy-rules.ts';
import {MODEL_RULES, notUsed, type Proposal, questionData} from './model-question.ts';
import {anglesWire} from './wire.ts';

/** An angle as a model answers it. */
type AnsweredAngle = AngleParts & {ctas: string[]};

/**
 * Asks for the parts of the angles that the brief has the proof for. Texts that a rule objects to are left out; where no opening or no body is left, the
 * angle keeps the sentences of the brief. Words of customers are never a model's. `notes`: the brief below its fields.
 */
export async function modelAngles(
  context: WriteContext,
  {notes: text, tried}: {notes: string; tried: readonly string[]},
  buy: BuyWords,
): Promise<Proposal<FilledAngle[]>> {
  const filled = fillAngles(context.brief, context.claims);
  const open = filled.filter(({angle, missing}) => missing.length === 0 && !quotesCustomers(angle));
  if (open.length === 0) return {value: filled, texts: [], notes: []};
  const {angles} = await askModel(
    {
      name: 'angles',
      schema: anglesWire(open.map(({angle}) => angle.id)),
      instructions: [
        'You write openings, bodies and calls to action of a short video ad: up to five openings, up to three bodies and up to three calls to action for each angle.',
        'Each opening of an angle goes with each of its bodies and calls to action, except where the angle is marked "answers": there, each body answers the opening at the same place.',
        `The angles: ${open.map(describeAngle).join('; ')}.`,
        `Characters at most: ${describeLimits(context)}.`,
        ...(tried.length > 0
          ? [`Earlier batches tried: ${tried.join(', ')}. Say something else there.`]
          : []),
        MODEL_RULES,
      ].join('\n'),
      data: questionData(context, {notes: text}),
    },
    buy,
  );
  const judge = copyRules(context);
  const proposal: Proposal<FilledAngle[]> = {value: [], texts: [], notes: []};
  for (const each of filled) {
    const answered = open.includes(each) ? angles.find(({angle}) => angle === each.angle.id) : undefined;
    const used = answered && usedParts(each.angle, answered, context, judge);
    proposal.notes.push(...(used?.notes ?? []));
    if (!used?.filled) {
      proposal.value.push(each);
      continue;
    }
    const {parts, ctas = []} = used.filled;
    proposal.value.push(used.filled);
    proposal.texts.push(...parts.hooks, ...parts.bodies.flat(), ...ctas);
  }
  return proposal;
}

/** Whether its words have to be those of customers. */
const quotesCustomers = ({needs}: Angle): boolean => needs.some(({field}) => field === 'testimonials');

const describeAngle = ({angle: {id, tells, answersOpening}}: FilledAngle): string =>
  `${id}${answersOpening ? ' (answers)' : ''}: ${tells}`;

const describeLimits = ({parts, template}: WriteContext): string => {
  const most = copyLimits(template.copy);
  return parts.map(({role, copy}) => `${role} ${most(copy)}`).join(', ');
};

/** The parts that no rule objects to. `filled` is left out where no opening or no body is left. */
function usedParts(
  angle: Angle,
  answered: AnsweredAngle,
  context: WriteContext,
  judge: (text: string, most?: number) => Objection,
): {filled?: FilledAngle; notes: WriteNote[]} {
  const most = copyLimits(context.template.copy);
  const longest = (role: CopyRole): number =>
    Math.max(0, ...context.parts.filter((part) => part.role === role).map(({copy}) => most(copy))) ||
    Infinity;
  const notes: WriteNote[] = [];
  const isUsed =
    (role: CopyRole) =>
    (text: string): boolean => {
      const why = judge(text, longest(role));
      if (why !== undefined) notes.push(notUsed(angle.id, why));
      return why === undefined;
    };
  const hooks = answered.hooks.map(tidied);
  const bodies = answered.bodies.map((lines) => lines.map(tidied));
  const pairs = hooks.flatMap((hook, at) => {
    const body = bodies[at] ?? [];
    const isWhole = [isUsed('hook')(hook), ...body.map(isUsed('body'))].every(Boolean);
    return isWhole && body.length > 0 ? [{hook, body}] : [];
  });
  const parts: AngleParts = angle.answersOpening
    ? {hooks: pairs.map(({hook}) => hook), bodies: pairs.map(({body}) => body)}
    : {
        hooks: hooks.filter(isUsed('hook')),
        bodies: bodies.map((lines) => lines.filter(isUsed('body'))).filter((lines) => lines.length > 0),
      };
  const checked = proven(angle, parts, context.claims);
  if (checked.missing.length > 0) return {notes: eachOnce(notes)};
  const ctas = [...new Set(answered.ctas.map(tidied))].filter(isUsed('cta'));
  return {filled: {...checked, ...(ctas.length > 0 ? {ctas} : {})}, notes: eachOnce(notes)};
}

const eachOnce = (notes: readonly WriteNote[]): WriteNote[] =>
  notes.filter((note, at) => notes.findIndex(({what}) => what === note.what) === at);
