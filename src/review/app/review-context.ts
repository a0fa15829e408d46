import {createContext, useContext} from 'react';
import type {AppRequests} from '../../spot/review/app-request.ts';
import type {ReviewBoard} from '../../spot/review/board.ts';
import type {NoteDraft} from '../notes/note-draft.ts';

/** The tabs of the panel. */
export const TABS = ['notes', 'decide', 'findings', 'takes'] as const;
export type Tab = (typeof TABS)[number];

/** Whether the app can do everything: it was opened on the machine that serves it. */
export const isOnMachine = ({exported, person}: Pick<ReviewBoard, 'exported' | 'person'>): boolean =>
  !exported && person === null;

/** The tabs that a person has: a folder of files takes notes, and a link takes notes and decisions. */
export const tabsOf = (board: Pick<ReviewBoard, 'exported' | 'person'>): readonly Tab[] =>
  isOnMachine(board) ? TABS : board.exported ? ['notes'] : ['notes', 'decide'];

/** What all parts of the app share. */
export type Review = {
  board: ReviewBoard;
  /** The variant that is shown large; null for the grid. */
  selected: string | null;
  select: (variant: string | null) => void;
  /** The panel's tab; null where it is closed. */
  tab: Tab | null;
  openTab: (tab: Tab | null) => void;
  /** The note that is being written; null where none is. */
  draft: NoteDraft | null;
  setDraft: (draft: NoteDraft | null) => void;
  /** The name of the reviewer, as this browser remembers it. */
  name: string;
  setName: (name: string) => void;
  /** Asks the server to record something, and shows the board after it. False if it was refused; the page then says why. */
  record: <Name extends Exclude<keyof AppRequests, 'preview'>>(
    name: Name,
    body: Omit<AppRequests[Name], 'by'>,
    done: string,
  ) => Promise<boolean>;
  /** Reads the board again. */
  reload: () => Promise<void>;
  /** Shows a message. */
  say: (text: string, isBad?: boolean) => void;
};

export const ReviewContext = createContext<Review | null>(null);

/** What all parts of the app share. */
export function useReview(): Review {
  const review = useContext(ReviewContext);
  if (!review) throw new Error('expected a part of the review app, got a component outside of it');
  return review;
}
