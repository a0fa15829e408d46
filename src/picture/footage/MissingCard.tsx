import type {CSSProperties} from 'react';
import {FontGate} from '../../fonts/FontGate.tsx';
import {cssFontFamily} from '../../fonts/measure-text.ts';
import {UI_FAMILY, UI_FONTS} from '../../fonts/ui-font.ts';
import type {Footage} from '../../spot/timeline/timeline.ts';

type Props = {clip: Footage; width: number; height: number};

const GROUND = '#212528';
const HATCH = '#25292d';
const LINE = '#3a4045';
const QUIET = '#a3abb2';
const LOUD = '#f1f3f4';

/** The placeholder of a slot without a take: the shot, its prompt, the model and the price. */
export function MissingCard({clip, width, height}: Props) {
  const unit = Math.min(width, height) / 100;
  const missing = clip.missing ?? {shot: null, prompt: '', model: '', price: ''};
  const facts = [
    ['Shot', missing.shot],
    ['Model', missing.model],
    ['Price', missing.price],
  ].filter(([, value]) => value);
  return (
    <div
      data-missing={clip.slot}
      style={{...card, fontFamily: cssFontFamily(UI_FAMILY), padding: `${8 * unit}px ${9 * unit}px`}}
    >
      <FontGate fonts={UI_FONTS}>
        <div style={{maxWidth: 86 * unit, marginTop: height > width * 1.4 ? '55%' : 0}}>
          <div
            style={{
              ...tag,
              fontSize: 2.6 * unit,
              padding: `${0.8 * unit}px ${1.6 * unit}px`,
              borderRadius: 1 * unit,
            }}
          >
            Not shot yet
          </div>
          <div
            style={{
              fontSize: 6.4 * unit,
              fontWeight: 620,
              letterSpacing: '-0.02em',
              margin: `${2 * unit}px 0 ${1.6 * unit}px`,
            }}
          >
            {clip.slot}
          </div>
          <div style={{...clamped, fontSize: 3.3 * unit, lineHeight: 1.42, color: QUIET}}>
            {missing.prompt}
          </div>
          {facts.length > 0 && (
            <dl style={{...row, gap: 5 * unit, margin: `${3.6 * unit}px 0 0`, paddingTop: 3 * unit}}>
              {facts.map(([name, value]) => (
                <div key={name}>
                  <dt style={{fontSize: 2.5 * unit, color: QUIET}}>{name}</dt>
                  <dd style={{fontSize: 3.1 * unit, fontWeight: 560, margin: `${0.6 * unit}px 0 0`}}>
                    {value}
                  </dd>
                </div>
              ))}
            </dl>
          )}
        </div>
      </FontGate>
    </div>
  );
}

const card: CSSProperties = {
  position: 'absolute',
  inset: 0,
  overflow: 'hidden',
  display: 'flex',
  flexDirection: 'column',
  justifyContent: 'center',
  color: LOUD,
  backgroundColor: GROUND,
  backgroundImage: `repeating-linear-gradient(135deg, ${HATCH} 0 18px, transparent 18px 36px)`,
};

const tag: CSSProperties = {
  width: 'max-content',
  color: LOUD,
  border: `2px solid ${LINE}`,
  backgroundColor: GROUND,
  fontWeight: 560,
};

const clamped: CSSProperties = {
  display: '-webkit-box',
  WebkitBoxOrient: 'vertical',
  WebkitLineClamp: 6,
  overflow: 'hidden',
};

const row: CSSProperties = {display: 'flex', flexWrap: 'wrap', borderTop: `2px solid ${LINE}`};
