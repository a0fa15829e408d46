import type {CSSProperties} from 'react';
import {Logo, logoBox, textOn, themeOn, useLayout, useSpot} from 'tenspot/picture';
import type {ExamFault} from './exam-fault.ts';

type Props = {ground: string; height: number; fault: ExamFault};

/** The logo of the brand, or what the fault makes of it. Its clear space is outside of its box. */
export function ExamLogo({ground, height, fault}: Props) {
  const {brand, width: frameWidth} = useSpot();
  const {u} = useLayout();
  const logo = {size: 'large', theme: themeOn(ground), height: u(height), maxWidth: u(62)} as const;
  const {width, height: tall, clear} = logoBox(brand, frameWidth, logo);
  const [sx, sy] = fault.stretchLogo ?? [1, 1];
  const style: CSSProperties = {
    margin: -clear,
    position: 'relative',
    transform: fault.mirrorLogo ? 'scaleX(-1)' : sx !== 1 || sy !== 1 ? `scale(${sx}, ${sy})` : undefined,
    transformOrigin: fault.mirrorLogo ? '50% 50%' : '0 0',
    ...(fault.otherLogo === 'recoloured'
      ? {filter: 'invert(0.5) sepia(1) saturate(9) hue-rotate(160deg)'}
      : {}),
    ...(fault.otherLogo === 'cropped' ? {clipPath: `inset(0 ${(width + 2 * clear) * 0.35}px 0 0)`} : {}),
  };
  if (fault.otherLogo === 'hidden') return null;
  if (fault.otherLogo === 'shapes')
    return (
      <img
        alt="logo"
        src={`data:image/svg+xml,${encodeURIComponent(shapes(logo.theme === 'dark' ? '#ffffff' : brand.color.foreground))}`}
        style={{width, height: tall, display: 'block', objectFit: 'contain', objectPosition: 'left'}}
      />
    );
  return (
    <div style={style}>
      <Logo {...logo} />
      {fault.lineBelowLogo !== undefined && (
        <LineBelow top={clear + tall + clear * fault.lineBelowLogo} left={clear} ground={ground} />
      )}
    </div>
  );
}

type Line = {top: number; left: number; ground: string};

/** The tagline of the brand, whose capitals begin at a height. */
function LineBelow({top, left, ground}: Line) {
  const {brand} = useSpot();
  const {u} = useLayout();
  const {family, weight} = brand.typography.base;
  return (
    <div
      data-text="brand.tagline"
      style={{
        ...{position: 'absolute', top, left, whiteSpace: 'nowrap', lineHeight: 1, fontSize: u(4)},
        ...{fontFamily: `"${family}"`, fontWeight: weight, color: textOn(ground, brand)},
      }}
    >
      {brand.endCard?.tagline}
    </div>
  );
}

const shapes = (color: string): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 300 100" width="300" height="100"><g fill="${color}"><path d="M50 0 100 50 50 100 0 50z"/><rect x="120" y="20" width="30" height="60"/><rect x="162" y="20" width="30" height="60" rx="15"/><rect x="204" y="50" width="80" height="30"/></g></svg>`;
