import {AbsoluteFill, interpolate, useCurrentFrame} from 'remotion';
import type {SpotGraphics} from 'tenspot/picture';
import type {stress} from './stress.ts';

export const Stress: SpotGraphics<typeof stress> = ({copy, brand, width}) => {
  const frame = useCurrentFrame();
  const unit = width / 100;
  const family = `"${brand.typography.base.family}"`;
  const {primary, secondary} = brand.color;
  const at = (fraction: number) =>
    ({position: 'absolute', left: 6 * unit, width: 88 * unit, top: fraction * unit}) as const;
  return (
    <AbsoluteFill style={{fontFamily: family, color: '#ffffff'}}>
      <div
        style={{
          ...at(10),
          fontSize: 9 * unit,
          fontWeight: 700,
          textShadow: `0 ${unit}px ${2 * unit}px rgba(0,0,0,0.55)`,
        }}
      >
        {copy.line}
      </div>
      <div style={{...at(40), fontSize: 2.6 * unit, color: '#111111', lineHeight: 1.3}}>
        {copy.line.repeat(6)}
      </div>
      <div
        style={{
          ...at(60),
          height: 20 * unit,
          borderRadius: 3 * unit,
          backgroundColor: `${primary}8c`,
          boxShadow: `0 ${2 * unit}px ${6 * unit}px rgba(20,30,10,0.45)`,
        }}
      >
        <div style={{padding: 3 * unit, fontSize: 5 * unit, color: secondary}}>{copy.line}</div>
      </div>
      <div
        style={{...at(88), height: 14 * unit, background: `linear-gradient(90deg, ${primary}, transparent)`}}
      />
      <div
        style={{...at(106), height: 14 * unit, background: 'linear-gradient(#ff000000, #00c853, #2962ffcc)'}}
      />
      <div
        style={{
          ...at(124),
          fontSize: 12 * unit,
          fontWeight: 800,
          color: '#ffd600',
          opacity: interpolate(frame % 15, [0, 14], [0, 1]),
          transform: `translateY(${(frame % 15) * 0.37}px) rotate(-3deg)`,
        }}
      >
        {copy.line.slice(0, 12)}
      </div>
      <div style={{...at(148), height: 20 * unit, background: 'radial-gradient(#000000cc, #00000000 70%)'}} />
    </AbsoluteFill>
  );
};
