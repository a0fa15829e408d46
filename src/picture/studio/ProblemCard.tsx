import type {CSSProperties} from 'react';
import {AbsoluteFill, useVideoConfig} from 'remotion';
import {FontGate} from '../../fonts/FontGate.tsx';
import {cssFontFamily} from '../../fonts/measure-text.ts';
import {UI_FAMILY, UI_FONTS} from '../../fonts/ui-font.ts';
import type {Problem} from '../../spot/problem/errors.ts';

/** How many problems fit on the card. The terminal shows all of them. */
const MAX_SHOWN = 6;

type Props = {title: string; problems: readonly Problem[]};

/** The problems of a variant or spot, in place of the picture, worded as on the command line. */
export function ProblemCard({title, problems}: Props) {
  const {width, height} = useVideoConfig();
  const unit = Math.min(width, height) / 100;
  const more = problems.length - MAX_SHOWN;
  return (
    <AbsoluteFill style={{...page, fontFamily: cssFontFamily(UI_FAMILY), padding: 8 * unit}} data-problems="">
      <FontGate fonts={UI_FONTS}>
        <div style={{fontSize: 2.6 * unit, color: ALARM, fontWeight: 600}}>This cannot be rendered</div>
        <div
          style={{fontSize: 5.4 * unit, fontWeight: 640, letterSpacing: '-0.02em', margin: '0.2em 0 0.5em'}}
        >
          {title}
        </div>
        {problems.slice(0, MAX_SHOWN).map((problem) => (
          <Entry key={JSON.stringify(problem)} problem={problem} unit={unit} />
        ))}
        {more > 0 && <div style={{fontSize: 2.6 * unit, color: QUIET}}>{`and ${more} more`}</div>}
      </FontGate>
    </AbsoluteFill>
  );
}

function Entry({problem, unit}: {problem: Problem; unit: number}) {
  const {what, where = {}, expected, got, fix} = problem;
  const place = [where.file, where.line, where.column].filter((part) => part !== undefined).join(':');
  const facts = [
    ['expected', expected],
    ['got', got],
    ['fix', fix],
  ].filter((fact) => fact[1] !== undefined);
  return (
    <div style={{marginBottom: 3 * unit}}>
      <div style={{fontSize: 3.1 * unit, lineHeight: 1.4, fontWeight: 560}}>
        {where.field ? `${where.field} ${what}` : what}
      </div>
      {facts.map(([name, text]) => (
        <div key={name} style={{display: 'flex', gap: 2 * unit, fontSize: 2.7 * unit, lineHeight: 1.45}}>
          <span style={{color: QUIET, flex: `0 0 ${12 * unit}px`}}>{name}</span>
          <span style={clamped}>{text}</span>
        </div>
      ))}
      {place && <div style={{fontSize: 2.3 * unit, color: QUIET, marginTop: 0.6 * unit}}>{place}</div>}
    </div>
  );
}

const ALARM = '#ff9d86';
const QUIET = '#9aa3ab';

const page: CSSProperties = {
  backgroundColor: '#1b1e21',
  color: '#f2f4f5',
  justifyContent: 'center',
  overflowWrap: 'anywhere',
};

const clamped: CSSProperties = {
  display: '-webkit-box',
  WebkitBoxOrient: 'vertical',
  WebkitLineClamp: 5,
  overflow: 'hidden',
};
