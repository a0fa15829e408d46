import {FittedText, ProgressBar, useLayout, useSpot} from 'tenspot/picture';
import type {CardColors} from './card-colors.ts';
import {useMotions} from './motions.ts';
import {usePageLayout} from './page-layout.ts';
import {type StepCopy, useStepWords} from './step-words.ts';

type Props = {
  steps: readonly StepCopy[];
  /** Number of the step, from 1. */
  number: number;
  paint: CardColors;
  /** Without animation, for when the next card moves in over it. */
  still?: boolean;
};

/** Height of a figure, as a fraction of its font size. */
const FIGURE_HEIGHT = 0.76;

/** The card of a step: progress bar, number, title and detail. */
export function Step({steps, number, paint, still = false}: Props) {
  const {u} = useLayout();
  const {language} = useSpot();
  const {rail, step: place} = usePageLayout();
  const {line, fadeIn, figure, fill, readable} = useMotions();
  const {title, detail, between} = useStepWords(steps, number, place.words, readable);
  const {x: left, y: top, width, height} = place.numeral;
  return (
    <>
      <ProgressBar
        box={rail}
        count={steps.length}
        filled={number}
        color={paint.ink}
        enter={still ? undefined : fill}
      />
      <div style={{position: 'absolute', insetInlineStart: left, top, width, height}}>
        <FittedText
          field={`copy.steps.${number - 1}.number`}
          width={width}
          height={height}
          min={u(6)}
          max={height / FIGURE_HEIGHT}
          typeStyle={{'line-height': FIGURE_HEIGHT, 'letter-spacing': 0}}
          color={paint.accent}
          enter={still ? undefined : figure(0.1)}
        >
          {new Intl.NumberFormat(language).format(number)}
        </FittedText>
      </div>
      <div
        data-super={title.field}
        style={{
          position: 'absolute',
          insetInlineStart: place.words.x,
          top: place.words.y,
          width: place.words.width,
          height: place.words.height,
          display: 'flex',
          flexDirection: 'column',
          justifyContent: place.valign === 'top' ? 'flex-start' : 'flex-end',
          color: paint.ink,
        }}
      >
        <FittedText {...title} enter={still ? undefined : line(0.15)} />
        {detail && (
          <div style={{marginTop: between}}>
            <FittedText {...detail} enter={still ? undefined : fadeIn(0.3)} />
          </div>
        )}
      </div>
    </>
  );
}
