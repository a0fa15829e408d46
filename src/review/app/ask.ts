import type {AppRequests} from '../../spot/review/app-request.ts';
import type {ReviewBoard} from '../../spot/review/board.ts';
import {answerExported, exportedReview} from '../exported/exported-review.ts';
import type {ShotOfTakes} from '../takes/shot-of-takes.ts';

/** Something that is wrong, as the server says it. */
export type AskProblem = {code: string; what: string; expected?: string; got?: string; fix?: string};

/** What the change of a note would do: the documents as a unified diff, and what the next render makes. */
export type ChangePreview = {
  diff: string;
  summary: string[];
  /** The ids of the variants that are rendered. */
  render: string[];
  segments: number;
  /** Seconds of picture, and about how long they take; null where that is not known. */
  seconds: {footage: number; rendering: number | null};
};

/** Requests and their answers. */
type Answers = {
  board: ReviewBoard;
  takes: ShotOfTakes[];
  verdict: {summary: string[]};
  preview: ChangePreview;
};
type Bodies = AppRequests & {board: Record<string, never>; takes: Record<string, never>};

/** The server refused, or was not reached. `problems` has at least one. */
export class AskError extends Error {
  readonly problems: readonly AskProblem[];

  constructor(problems: readonly AskProblem[]) {
    super(problems.map(({what}) => what).join('\n'));
    this.problems = problems;
  }

  /** All that is wrong, a line each: what was expected, what came, and what to do. */
  get sentences(): string {
    return this.problems.map(sentenceOf).join('\n');
  }
}

const STORED = 'tenspot-review-token';

/** Takes the token out of the address, so that it is in no history and no screenshot. A reload finds it again; another tab does not. */
export function takeToken(): void {
  const token = location.hash.slice(1);
  if (token === '') return;
  sessionStorage.setItem(STORED, token);
  history.replaceState(null, '', location.pathname);
}

/** Sends a request to the server. Errors: `AskError`. */
export async function ask<Name extends keyof Bodies>(
  name: Name,
  body: Bodies[Name],
): Promise<Name extends keyof Answers ? Answers[Name] : null> {
  if (exportedReview) {
    const answered = answerExported(exportedReview, String(name), body);
    if (answered && 'problems' in answered) throw new AskError(answered.problems);
    if (answered !== undefined) return answered as never;
    throw new AskError([{code: 'exported', what: 'This copy of the review takes notes only'}]);
  }
  const response = await fetch(`/api/${String(name)}`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      authorization: `Bearer ${sessionStorage.getItem(STORED) ?? ''}`,
      'tenspot-request': requestNumber(),
    },
    body: JSON.stringify(body),
  }).catch(() => {
    throw new AskError([
      {
        code: 'server-gone',
        what: 'The review app is not running any more',
        fix: 'Start it again: tenspot review',
      },
    ]);
  });
  if (response.status === 401)
    throw new AskError([
      {
        code: 'no-access',
        what: 'This tab has no access, or its link has ended',
        fix: 'Open the address that you were given, or that `tenspot review` printed. If that does not help, ask for a new link.',
      },
    ]);
  const answer = await response.json().catch(() => ({problems: [REFUSED]}));
  if (!response.ok) throw new AskError((answer as {problems: AskProblem[]}).problems);
  return answer;
}

/** A number that no other request has. A shared app does nothing twice. `crypto.randomUUID` is missing in pages without https. */
function requestNumber(): string {
  const run = globalThis.document?.querySelector<HTMLMetaElement>('meta[name="tenspot-run"]')?.content ?? '';
  const part = crypto.getRandomValues(new Uint8Array(16));
  return `${run}.${Array.from(part, (byte) => byte.toString(16).padStart(2, '0')).join('')}`;
}

/** What an answer without words says: the address is another than the one that the app was opened for. */
const REFUSED: AskProblem = {
  code: 'request-refused',
  what: 'The server refused this request',
  fix: 'Open the address that you were given.',
};

const PICTURES: readonly string[] = ['poster', 'cover'];

/** The address of a video or a picture of a master. `small`: a copy for the grid. `strip`: its filmstrip. An exported review has one copy of each master. */
export const mediaUrl = (
  kind: 'master' | 'small' | 'strip' | 'poster' | 'cover' | 'earlier' | 'take',
  id: string,
): string =>
  exportedReview
    ? `media/${encodeURIComponent(id)}.${PICTURES.includes(kind) ? 'jpg' : 'mp4'}`
    : `/media/${kind}/${encodeURIComponent(id)}`;

function sentenceOf({what, expected, got, fix}: AskProblem): string {
  const detail = [expected && `expected ${expected}`, got && `got ${got}`].filter(Boolean).join(', ');
  return `${what}${detail ? ` (${detail})` : ''}${fix ? `. ${fix}` : ''}`;
}
