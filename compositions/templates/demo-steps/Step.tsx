import {Rail, useLayout, Words} from 'tenspot/picture';
import type {Paint} from './colors.ts';
import {useMotions} from './moves.ts';
import {usePage} from './page.ts';
import {type StepCopy, useStepWords} from './step-words.ts';

type Props = {
  steps: readonly StepCopy[];
  /** From 1. */
  number: number;
  paint: Paint;
  /** At rest: under the next card. */
  still?: boolean;
};

/** Height of a figure, which has nothing above or below it, as a part of its size. */
const FIGURE = 0.76;

/** How far one is, which step this is, and what one does. */
export function Step({steps, number, paint, still = false}: Props) {
  const {u} = useLayout();
  const {rail, step: place} = usePage();
  const {line, fadeIn, figure, fill, readable} = useMotions();
  const {title, detail, between} = useStepWords(steps, number, place.words, readable);
  const {x: left, y: top, width, height} = place.numeral;
  return (
    <>
      <Rail
        box={rail}
        count={steps.length}
        filled={number}
        color={paint.ink}
        enter={still ? undefined : fill}
      />
      <div style={{position: 'absolute', left, top, width, height}}>
        <Words
          field={`copy.steps.${number - 1}.number`}
          width={width}
          height={height}
          min={u(6)}
          max={height / FIGURE}
          typeStyle={{'line-height': FIGURE, 'letter-spacing': 0}}
          color={paint.accent}
          enter={still ? undefined : figure(0.1)}
        >
          {String(number)}
        </Words>
      </div>
      <div
        data-super={title.field}
        style={{
          position: 'absolute',
          left: place.words.x,
          top: place.words.y,
          width: place.words.width,
          height: place.words.height,
          display: 'flex',
          flexDirection: 'column',
          justifyContent: place.valign === 'top' ? 'flex-start' : 'flex-end',
          color: paint.ink,
        }}
      >
        <Words {...title} enter={still ? undefined : line(0.15)} />
        {detail && (
          <div style={{marginTop: between}}>
            <Words {...detail} enter={still ? undefined : fadeIn(0.3)} />
          </div>
        )}
      </div>
    </>
  );
}
