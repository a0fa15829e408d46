import {useCallback, useEffect, useState} from 'react';
import type {ReviewBoard} from '../../spot/review/board.ts';
import {AskError, type AskProblem, ask} from './ask.ts';

/** Milliseconds until the board is read again: often while texts or shared frames are being looked for, else so that other reviewers' notes appear. */
const AGAIN = {pending: 2000, known: 10_000};

/** The board, read again from time to time. */
export function useBoard(): {
  board: ReviewBoard | null;
  problems: readonly AskProblem[];
  reload: () => Promise<void>;
} {
  const [board, setBoard] = useState<ReviewBoard | null>(null);
  const [problems, setProblems] = useState<readonly AskProblem[]>([]);
  const reload = useCallback(async () => {
    try {
      const next = await ask('board', {});
      // The same board keeps its identity, so that nothing is drawn again.
      setBoard((before) => (JSON.stringify(before) === JSON.stringify(next) ? before : next));
      setProblems([]);
    } catch (error) {
      setProblems(error instanceof AskError ? error.problems : [{code: 'unexpected', what: String(error)}]);
    }
  }, []);
  const wait = board?.places === 'pending' || board?.comparing ? AGAIN.pending : AGAIN.known;
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout>;
    const again = (): void => {
      timer = setTimeout(() => {
        void reload().finally(again);
      }, wait);
    };
    again();
    return () => clearTimeout(timer);
  }, [wait, reload]);
  useEffect(() => {
    void reload();
  }, [reload]);
  return {board, problems, reload};
}
