import {once} from 'node:events';
import {setTimeout as wait} from 'node:timers/promises';
import type {z} from 'zod';
import {isPersonCode, newPersonCode} from '../machine/web/access.ts';
import {bundleReviewApp} from '../machine/web/bundle-page.ts';
import {openLoopbackApp} from '../machine/web/loopback-app.ts';
import {openReviewDesk} from '../production/review/board/review-desk.ts';
import {invalid, TenspotError} from '../spot/problem/errors.ts';
import {AppRequest} from '../spot/review/app-request.ts';
import {applyNote, previewNote} from './apply-note.ts';
import {recordDecision} from './decide.ts';
import type {TenspotProject} from './open-project.ts';
import {type SpotChoice, withProject} from './open-spot.ts';
import {pick} from './pick.ts';
import {reject} from './reject.ts';
import {addNote, answerNote, reviewRound} from './review.ts';
import {type RunOptions, running} from './running.ts';
import {takes} from './takes.ts';

/** How the review app is opened. */
export type ReviewAppOptions = SpotChoice &
  RunOptions & {
    /** Closes the app. */
    signal: AbortSignal;
    /** Called once, with the address of the page. It has a secret: who has it can do what the app can, except decide. */
    onOpen: (url: string) => void;
    /**
     * Called once, with the code that decisions need. Show it to a person, on a terminal, and to no program. Default: the app records no
     * decisions.
     */
    onCode?: ((code: string) => void) | undefined;
    /** The port on 127.0.0.1. Default: a free one. */
    port?: number | undefined;
  };

/**
 * Serves the review app of a spot on 127.0.0.1; resolves when the signal has closed it. Errors: `not-rendered`, `log-broken`, `port-taken`.
 */
export const reviewApp = (project: TenspotProject, options: ReviewAppOptions): Promise<void> =>
  running({onProgress: options.onProgress}, ({report}) =>
    withProject(project, options, 'review', {report, signal: options.signal}, async (opened) => {
      const {signal, port, onOpen, onCode, sandbox} = options;
      const choice = {spot: opened.id, sandbox};
      const code = onCode && newPersonCode();
      const decides = code !== undefined;
      const desk = await openReviewDesk(opened.project, opened.id, {
        ...{decides, report, signal},
        hashOf: project.hashOf,
      });
      const app = await openLoopbackApp({
        title: `${opened.id}: review`,
        script: await bundleReviewApp(),
        port,
        media: desk.media,
        actions: {
          board: desk.board,
          takes: async () => (await takes(project, choice)).shots,
          ...actionsOf(project, choice, code),
        },
      });
      try {
        onOpen(app.url);
        if (code !== undefined) onCode?.(code);
        desk.findPlaces();
        if (!signal.aborted) await once(signal, 'abort');
      } finally {
        await app.close();
        await desk.close();
      }
    }),
  );

type Actions = Record<string, (body: unknown) => Promise<unknown>>;

/** What the page may ask for beside looking. Each is the function that a program would call, with what the page sent after a check. */
function actionsOf(project: TenspotProject, choice: SpotChoice, code: string | undefined): Actions {
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
