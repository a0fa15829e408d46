import type {AppRequests} from '../../spot/review/app-request.ts';
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

/** Answers a request without a server. Undefined for what an exported review cannot do. */
export function answerExported(
  {board}: ExportedReview,
  name: string,
  body: unknown,
): ReviewBoard | null | undefined {
  if (name === 'board') return withOwnNotes(board, ownNotes?.list() ?? []);
  if (name !== 'note') return undefined;
  ownNotes?.add(body as AppRequests['note']);
  return null;
}
