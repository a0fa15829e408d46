import {Audio} from '@remotion/media';
import {useMemo} from 'react';
import {AbsoluteFill, staticFile} from 'remotion';
import {fontsOf} from '../fonts/brand-fonts.ts';
import {FontGate} from '../fonts/FontGate.tsx';
import {problemError} from '../spot/problem/errors.ts';
import {toSeconds} from '../spot/timeline/frames.ts';
import type {ResolvedSpot} from '../spot/timeline/resolved-spot.ts';
import type {AnyTemplate} from '../spot/variant/template.ts';
import {NO_TEMPLATE} from './blank-spot.ts';
import {FootageTrack} from './footage/FootageTrack.tsx';
import {type AnyGraphics, SpotContext, type SpotPicture} from './spot-context.ts';

/** What the workspace has: the generated registries. */
export type Registry = {
  graphics: Readonly<Record<string, AnyGraphics>>;
  templates: Readonly<Record<string, AnyTemplate>>;
};

/** A spot: its footage, and the graphics of its template above. The sound is mixed elsewhere: a preview names the mix, a master is drawn without and gets it when it is done. */
export function Spot({spot, registry}: {spot: ResolvedSpot; registry: Registry}) {
  const {footage, width, height, brand, mix} = spot;
  return (
    <AbsoluteFill>
      <FootageTrack footage={footage} width={width} height={height} ground={brand.color.background} />
      <GraphicsTrack spot={spot} registry={registry} />
      {mix !== null && <Audio src={staticFile(mix)} />}
    </AbsoluteFill>
  );
}

type TrackProps = {
  spot: ResolvedSpot;
  registry: Registry;
  onMisfit?: SpotPicture['onMisfit'];
};

/** The graphics alone, over nothing. Nothing is drawn before the fonts of the brand are there. */
export function GraphicsTrack({spot, registry, onMisfit}: TrackProps) {
  const {template, brand, language} = spot;
  const fonts = useMemo(() => fontsOf(brand), [brand]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: who listens does not change what is drawn
  const picture = useMemo(() => {
    const known = toPicture(spot, registry);
    return known && {...known, onMisfit};
  }, [spot, registry]);
  const Graphics = registry.graphics[template];
  if (!Graphics || !picture) return null;
  return (
    <AbsoluteFill lang={language} style={{overflow: 'hidden'}}>
      <FontGate fonts={fonts}>
        <SpotContext value={picture}>
          <Graphics {...picture} />
        </SpotContext>
      </FontGate>
    </AbsoluteFill>
  );
}

function toPicture(spot: ResolvedSpot, {templates, graphics}: Registry): SpotPicture | null {
  const {template, copy, brand, format, width, height, safe, frames, fps, language, slots} = spot;
  if (template === NO_TEMPLATE) return null;
  const known = templates[template];
  if (!known || !graphics[template]) {
    throw problemError({
      code: 'template-unknown',
      what: 'the spot names a template that is not in the registry',
      where: {field: 'template'},
      expected: Object.keys(templates).join(', ') || 'nothing: there is none yet',
      got: template,
      fix: 'Run "tenspot registry" after adding a template.',
    });
  }
  return {
    copy,
    brand,
    format,
    width,
    height,
    safe,
    seconds: toSeconds(frames, fps),
    frames,
    fps,
    language,
    slots,
  };
}
