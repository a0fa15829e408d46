import type {CSSProperties, ReactNode} from 'react';
import {AbsoluteFill, Freeze, Sequence, useCurrentFrame, useVideoConfig} from 'remotion';
import {FontGate} from '../../fonts/FontGate.tsx';
import {cssFontFamily} from '../../fonts/measure-text.ts';
import {UI_FAMILY, UI_FONTS} from '../../fonts/ui-font.ts';
import {type GridPlace, layCells, VARIANT_GRID} from '../../spot/preview/variant-grid.ts';
import type {ResolvedSpot} from '../../spot/timeline/resolved-spot.ts';
import {type Registry, Spot} from '../Spot.tsx';
import type {GridCell, VariantGridShown} from './composition-metadata.ts';
import {ErrorBoundary} from './ErrorBoundary.tsx';

const GROUND = '#15171a';
const EMPTY = '#1d2024';
const LOUD = '#f2f4f5';
const QUIET = '#9aa3ab';
const ALARM = '#ff9d86';

/** The variant grid: all variants side by side and in sync, each at its own length; one of them plays its sound. */
export function VariantGrid({registry, props}: {registry: Registry; props: VariantGridShown}) {
  const {sound, spot = '', cells = []} = props;
  const boxes = layCells(cells.map((cell) => cell.spot ?? {width: 9, height: 16}));
  return (
    <AbsoluteFill style={{backgroundColor: GROUND, color: LOUD, fontFamily: cssFontFamily(UI_FAMILY)}}>
      <FontGate fonts={UI_FONTS}>
        <div style={title}>
          <span style={{fontWeight: 640, letterSpacing: '-0.02em'}}>{spot}</span>
          <span style={{color: QUIET, fontSize: 24, marginLeft: 18}}>
            {`${cells.length} ${cells.length === 1 ? 'variant' : 'variants'}`}
          </span>
        </div>
        {[...cells.entries()].map(([index, cell]) => {
          const box = boxes[index];
          return (
            box && <Cell key={cell.id} cell={cell} box={box} registry={registry} heard={cell.id === sound} />
          );
        })}
      </FontGate>
    </AbsoluteFill>
  );
}

type CellProps = {cell: GridCell; box: GridPlace; registry: Registry; heard: boolean};

function Cell({cell: {id, spot, problem, note}, box, registry, heard}: CellProps) {
  const {x: left, y: top, width, height} = box;
  return (
    <figure style={{position: 'absolute', left, top, width, margin: 0}} data-cell={id}>
      <div style={{...frame, height, outline: heard ? `2px solid ${QUIET}` : 'none'}}>
        {spot ? (
          <ErrorBoundary resetOn={spot} fallback={({what}) => <Failed what={what} />}>
            <Scaled spot={spot} scale={width / spot.width}>
              <Timed spot={spot}>
                <Spot spot={heard ? spot : {...spot, mix: null}} registry={registry} />
              </Timed>
            </Scaled>
          </ErrorBoundary>
        ) : (
          <Failed what={problem ?? ''} />
        )}
      </div>
      <figcaption style={{...caption, maxWidth: box.column}}>
        <span style={{fontWeight: 580}}>{id}</span>
        <span style={{color: QUIET, marginLeft: 8}}>{note}</span>
      </figcaption>
    </figure>
  );
}

function Scaled({spot, scale, children}: {spot: ResolvedSpot; scale: number; children: ReactNode}) {
  const {width, height} = spot;
  return (
    <div style={{position: 'absolute', width, height, transform: `scale(${scale})`, transformOrigin: '0 0'}}>
      {children}
    </div>
  );
}

/** Plays a spot in the time of the grid. After its end it shows its last frame, dimmed; another frame rate is converted. */
function Timed({spot: {frames, fps}, children}: {spot: ResolvedSpot; children: ReactNode}) {
  const grid = useVideoConfig().fps;
  const frame = Math.floor((useCurrentFrame() / grid) * fps);
  const over = frame >= frames;
  const shown = Math.min(frame, frames - 1);
  return (
    <div style={{position: 'absolute', inset: 0, opacity: over ? 0.35 : 1}}>
      <Sequence layout="none" showInTimeline={false}>
        <Freeze frame={shown} active={over || fps !== grid}>
          {children}
        </Freeze>
      </Sequence>
    </div>
  );
}

const Failed = ({what}: {what: string}) => (
  <div style={{padding: 16, fontSize: 18, lineHeight: 1.4}}>
    <div style={{color: ALARM, fontWeight: 580}}>Cannot be rendered</div>
    <div style={{color: QUIET}}>{what}</div>
  </div>
);

const title: CSSProperties = {
  position: 'absolute',
  left: VARIANT_GRID.margin,
  top: VARIANT_GRID.margin - 10,
  fontSize: 40,
};

const frame: CSSProperties = {
  position: 'relative',
  overflow: 'hidden',
  borderRadius: 6,
  backgroundColor: EMPTY,
  outlineOffset: 3,
};

const caption: CSSProperties = {
  width: 'max-content',
  height: VARIANT_GRID.label,
  lineHeight: `${VARIANT_GRID.label}px`,
  fontSize: 18,
  whiteSpace: 'nowrap',
  overflow: 'hidden',
  textOverflow: 'ellipsis',
};
