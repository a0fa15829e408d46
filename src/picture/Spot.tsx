import {Audio} from '@remotion/media';
import {useMemo, useRef} from 'react';
import {AbsoluteFill, staticFile} from 'remotion';
import {brandFontSources} from '../fonts/brand-fonts.ts';
import {FontGate} from '../fonts/FontGate.tsx';
import {mirroredBox} from '../spot/geometry/box.ts';
import {readingDirection} from '../spot/language/reading-direction.ts';
import {problemError} from '../spot/problem/errors.ts';
import {toSeconds} from '../spot/timeline/frames.ts';
import type {ResolvedSpot} from '../spot/timeline/resolved-spot.ts';
import type {AnyTemplate} from '../spot/variant/template.ts';
import {NO_TEMPLATE} from './blank-spot.ts';
import {useDecodedImages} from './decoded-images.ts';
import {FootageTrack} from './footage/FootageTrack.tsx';
import {GraphicsConfig} from './graphics-config.tsx';
import {type AnyGraphics, type GraphicsProps, SpotContext} from './spot-context.ts';

/** Templates and graphics by template id: the generated registries of a workspace. */
export type Registry = {
  /** The component of each template. */
  graphics: Readonly<Record<string, AnyGraphics>>;
  /** The declaration of each template. */
  templates: Readonly<Record<string, AnyTemplate>>;
};

type SpotDrawn = {
  /** The spot, with everything decided that can be decided before it is drawn. */
  spot: ResolvedSpot;
  /** The templates and graphics of the workspace. */
  registry: Registry;
};

/**
 * A spot: its footage with the graphics of its template on top. Previews also play the mix (`spot.mix`). Masters are
 * rendered without sound; ffmpeg adds the mix afterwards.
 */
export function Spot({spot, registry}: SpotDrawn) {
  const {footage, width, height, brand, mix} = spot;
  return (
    <AbsoluteFill>
      <FootageTrack footage={footage} width={width} height={height} ground={brand.color.background} />
      <GraphicsTrack spot={spot} registry={registry} />
      {mix !== null && <Audio src={staticFile(mix)} />}
    </AbsoluteFill>
  );
}

type TrackProps = SpotDrawn & {
  /** Called with each text that does not fit. Default: such a text throws. */
  onOverflow?: GraphicsProps['onOverflow'];
};

/** The graphics of a spot on a transparent background, once the fonts of the brand are loaded. */
export function GraphicsTrack({spot, registry, onOverflow}: TrackProps) {
  const {template, brand, language} = spot;
  const fonts = useMemo(() => brandFontSources(brand), [brand]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the callback does not change what is drawn
  const props = useMemo(() => {
    const known = graphicsProps(spot, registry);
    return known && {...known, onOverflow};
  }, [spot, registry]);
  // Read once: while graphics are fingerprinted, the registry gets them anew.
  const Graphics = useMemo(() => registry.graphics[template], [registry, template]);
  const root = useRef<HTMLDivElement>(null);
  useDecodedImages(root);
  if (!Graphics || !props) return null;
  return (
    <AbsoluteFill
      ref={root}
      lang={language}
      dir={props.direction === 'rtl' ? 'rtl' : undefined}
      data-template={template}
      style={{overflow: 'hidden'}}
    >
      <GraphicsConfig>
        <FontGate fonts={fonts}>
          <SpotContext value={props}>
            <Graphics {...props} />
          </SpotContext>
        </FontGate>
      </GraphicsConfig>
    </AbsoluteFill>
  );
}

function graphicsProps(spot: ResolvedSpot, {templates, graphics}: Registry): GraphicsProps | null {
  const {template, copy, brand, format, width, height, safe, frames, fps, language, slots, captions} = spot;
  if (template === NO_TEMPLATE) return null;
  if (!templates[template] || !graphics[template]) {
    throw problemError({
      code: 'template-unknown',
      what: 'the spot names a template that is not in the registry',
      where: {field: 'template'},
      expected: Object.keys(templates).join(', ') || 'a template: the registry has none yet',
      got: template,
      fix: 'Run "tenspot registry" after adding a template.',
    });
  }
  const direction = readingDirection(language);
  return {
    copy,
    brand,
    format,
    width,
    height,
    safe: direction === 'rtl' ? mirroredBox(safe, width) : safe,
    seconds: toSeconds(frames, fps),
    frames,
    fps,
    language,
    direction,
    slots,
    captions,
  };
}
