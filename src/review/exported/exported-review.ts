import {AppRequest, type AppRequests} from '../../spot/review/app-request.ts';
import type {ReviewBoard} from '../../spot/review/board.ts';
import type {ExportedReview} from '../../spot/review/sent-notes.ts';
import {openOwnNotes, withOwnNotes} from './own-notes.ts';

declare global {
  /** What `review.js` of an exported review sets. Undefined in the app, which has a server. */
  var tenspotReview: ExportedReview | undefined;
}

/** The data of an exported review; null where the page has a server. */
export const exportedReview: ExportedReview | null = globalThis.tenspotReview ?? null;

/** The notes of an exported review; null where the page has a server. */
export const ownNotes = exportedReview && openOwnNotes(exportedReview, () => localStorage);

/** What is wrong with a request that an exported review answers. */
type Refused = {problems: {code: string; what: string; expected: string}[]};

/** Answers a request without a server, by the rules of the server: the import refuses other notes. Undefined for what an exported review cannot do. */
export function answerExported(
  {board}: ExportedReview,
  name: string,
  body: unknown,
): ReviewBoard | Refused | null | undefined {
  if (name === 'board') return withOwnNotes(board, ownNotes?.load() ?? []);
  if (name !== 'note') return undefined;
  const {success, error} = AppRequest.note.safeParse(body);
  if (!success)
    return {
      problems: error.issues.map(({path, message}) => ({
        code: 'note-invalid',
        what: `The note cannot be kept: ${path.join('.')}`,
        expected: message.replace(/^expected /, ''),
      })),
    };
  ownNotes?.add(body as AppRequests['note']);
  return null;
}
