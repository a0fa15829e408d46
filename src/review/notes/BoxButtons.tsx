import type {KeyboardEvent} from 'react';
import type {Rect} from '../../spot/geometry/box.ts';
import {FIRST_BOX, movedBox} from './note-draft.ts';

type Props = {box: Rect | null; set: (box: Rect | null) => void};

/** Draws, moves, resizes and removes the box of a note with the keyboard. A drag on the picture does the same. */
export function BoxButtons({box, set}: Props) {
  const press = (event: KeyboardEvent): void => {
    const moved = box && movedBox(box, event.key, event.shiftKey);
    if (!moved) return;
    // Elsewhere these keys move the clock.
    event.preventDefault();
    set(moved);
  };
  return (
    <>
      <button
        type="button"
        title="Arrow keys move the box; Shift and arrow keys change its size"
        onClick={() => box ?? set(FIRST_BOX)}
        onKeyDown={press}
      >
        {box ? 'Move the box with arrow keys' : 'Draw a box'}
      </button>
      {box && (
        <button type="button" className="bare" onClick={() => set(null)}>
          Remove the box
        </button>
      )}
      <output className="only-heard">{box && describeBox(box)}</output>
    </>
  );
}

const describeBox = ({x, y, width, height}: Rect): string => {
  const percent = (value: number): string => `${Math.round(value * 100)} %`;
  return `The box begins at ${percent(x)} from the left and ${percent(y)} from the top. It is ${percent(width)} wide and ${percent(height)} high.`;
};
