import {AbsoluteFill} from 'remotion';
import type {Box} from '../../spot/geometry/box.ts';
import {safeBox} from '../../spot/placement/placement.ts';
import {SAFE_ZONES} from '../../spot/placement/placements/common.ts';
import type {Format} from '../../spot/variant/format.ts';

type Props = {format: Format; width: number; height: number; safe: Box};

const LINE = '#4cd2ff';

/** Marks the areas that platforms cover with their own interface. For Studio previews; callers must not use it in renders. */
export function Guides({format, width, height, safe}: Props) {
  const unit = Math.min(width, height) / 100;
  const common = SAFE_ZONES[format];
  const isCommon = isSame(safe, safeBox(common, {width, height}));
  const right = width - safe.x - safe.width;
  const bottom = height - safe.y - safe.height;
  return (
    <AbsoluteFill data-guides="" style={{pointerEvents: 'none'}}>
      <div
        style={{
          position: 'absolute',
          inset: 0,
          borderStyle: 'solid',
          borderColor: 'rgba(10, 20, 28, 0.24)',
          borderWidth: `${safe.y}px ${right}px ${bottom}px ${safe.x}px`,
        }}
      />
      <div
        style={{
          position: 'absolute',
          left: safe.x,
          top: safe.y,
          width: safe.width,
          height: safe.height,
          outline: `${Math.max(2, 0.25 * unit)}px dashed ${LINE}`,
        }}
      />
      <div
        style={{
          position: 'absolute',
          left: safe.x,
          top: safe.y + safe.height + unit,
          color: LINE,
          fontFamily: 'sans-serif',
          fontSize: 2.2 * unit,
          textShadow: '0 0 4px #000, 0 0 2px #000',
        }}
      >
        {`Safe for ${format}: ${isCommon ? common.source : 'the placements of this variant'}`}
      </div>
    </AbsoluteFill>
  );
}

const isSame = (a: Box, b: Box): boolean =>
  a.x === b.x && a.y === b.y && a.width === b.width && a.height === b.height;
