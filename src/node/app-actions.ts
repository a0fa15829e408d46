import {setTimeout as wait} from 'node:timers/promises';
import type {z} from 'zod';
import {isPersonCode} from '../machine/web/access.ts';
import {invalid, TenspotError} from '../spot/problem/errors.ts';
import {AppRequest} from '../spot/review/app-request.ts';
import {applyNote, previewNote} from './apply-note.ts';
import {recordDecision} from './decide.ts';
import type {TenspotProject} from './open-project.ts';
import type {SpotChoice} from './open-spot.ts';
import {pick} from './pick.ts';
import {reject} from './reject.ts';
import {addNote, answerNote, reviewRound} from './review.ts';

/** Requests of the page by name. `person`: who has the link that the request came with; null in the app on this machine. */
type AppActions = Record<string, (body: unknown, person: string | null) => Promise<unknown>>;

/** What the page of the app on this machine may ask for beside looking. Each is the function that a program would call, with what the page sent after a check. */
export function actionsOf(project: TenspotProject, choice: SpotChoice, code: string | undefined): AppActions {
  return {
    note: async (body) => {
      await addNote(project, {...choice, ...read(AppRequest.note, body)});
    },
    answer: async (body) => {
      await answerNote(project, {...choice, ...read(AppRequest.answer, body)});
    },
    round: async (body) => {
      await reviewRound(project, {...choice, ...read(AppRequest.round, body)});
    },
    decide: async (body) => {
      const {code: typed, ...decision} = read(AppRequest.decide, body);
      await refuseWithoutPerson(typed, code);
      await recordDecision(project, {...choice, ...decision});
    },
    preview: async (body) => {
      const {note} = read(AppRequest.preview, body);
      const {diff, summary, render, segments, seconds} = await previewNote(project, {...choice, note});
      return {diff, summary, render, segments, seconds};
    },
    apply: async (body) => {
      await applyNote(project, {...choice, ...read(AppRequest.apply, body)});
    },
    verdict: async (body) => {
      const {act, shot, take, format, why} = read(AppRequest.verdict, body);
      const named = {...choice, shot, take, format};
      const {summary} = await (act === 'pick' ? pick(project, named) : reject(project, {...named, why}));
      return {summary};
    },
  };
}

/** Wrong codes after which a link records no decision any more until the app is started again. */
const MOST_WRONG = 10;

/**
 * What the page of a shared app may ask for beside looking: people with a link write notes, and decide with the code, under the name that
 * their link has. They change no round, no answer and no document.
 */
export function sharedActionsOf(
  project: TenspotProject,
  choice: SpotChoice,
  code: string | undefined,
): AppActions {
  const wrong = new Map<string, number>();
  return {
    note: async (body, person) => {
      await addNote(project, {...choice, ...read(AppRequest.note, named(body, person))});
    },
    decide: async (body, person) => {
      const {code: typed, ...decision} = read(AppRequest.decide, named(body, person));
      const tries = wrong.get(decision.by) ?? 0;
      if (tries >= MOST_WRONG) throw codeBlocked();
      // It counts before it is compared: several may come at once.
      wrong.set(decision.by, tries + 1);
      await refuseWithoutPerson(typed, code);
      wrong.set(decision.by, 0);
      await recordDecision(project, {...choice, ...decision});
    },
  };
}

/** A request with the name that the link has, whatever the page sent. */
const named = (body: unknown, person: string | null): unknown =>
  typeof body === 'object' && body !== null ? {...body, by: person} : body;

const codeBlocked = (): TenspotError =>
  new TenspotError({
    code: 'decision-code-blocked',
    what: 'too many wrong codes came over this link, so the app records no more decisions for it',
    expected: `at most ${MOST_WRONG} wrong codes`,
    got: 'more',
    fix: 'Ask the person who shares the review to start the app again.',
  });

/** Milliseconds after which a wrong code is refused. */
const WRONG_CODE = 500;

/**
 * Refuses a decision without the code on the terminal: the address of the app may have gone to a program, which can read and comment.
 * Errors: `decision-needs-person`, `decision-code-wrong`.
 */
async function refuseWithoutPerson(typed: string, code: string | undefined): Promise<void> {
  if (code === undefined)
    throw new TenspotError({
      code: 'decision-needs-person',
      what: 'a decision needs a person, and this app was not started on a terminal',
      expected: 'the code that `tenspot review` prints on a terminal',
      got: 'no terminal',
      fix: 'Have a person run `tenspot review` on a terminal. Programs can read the review and add notes.',
    });
  if (isPersonCode(typed, code)) return;
  await wait(WRONG_CODE);
  throw new TenspotError({
    code: 'decision-code-wrong',
    what: 'this is not the code of this app',
    expected: 'the code on the terminal on which `tenspot review` runs',
    got: typed.trim() === '' ? 'none' : 'another one',
    fix: 'Read the code on the terminal: each start of the app has a new one.',
  });
}

/** What the page sent, checked. Errors: `request-invalid`, with every field that is wrong. */
function read<T extends z.ZodType>(schema: T, body: unknown): z.output<T> {
  const parsed = schema.safeParse(body);
  if (parsed.success) return parsed.data;
  throw invalid(
    parsed.error.issues.map(({path, message}) => ({
      code: 'request-invalid',
      what: `${path.join('.') || 'the request'}: ${message}`,
    })),
  );
}
