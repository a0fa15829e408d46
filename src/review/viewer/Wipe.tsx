import {type ReactNode, useState} from 'react';

/** Shows what is inside left of a line that can be moved: the master of an earlier round over the one of now. */
export function Wipe({round, children}: {round: number; children: ReactNode}) {
  const [part, setPart] = useState(50);
  return (
    <>
      <div className="wipe" style={{clipPath: `inset(0 ${100 - part}% 0 0)`}}>
        {children}
      </div>
      <span className="wipe-line" style={{left: `${part}%`}} />
      <span className="wipe-name before">round {round}</span>
      <span className="wipe-name after">now</span>
      <input
        className="wipe-slider"
        type="range"
        min={0}
        max={100}
        value={part}
        aria-label={`How much of the master of round ${round} is shown`}
        onChange={(event) => setPart(Number(event.target.value))}
      />
    </>
  );
}
