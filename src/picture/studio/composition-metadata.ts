import type {CalculateMetadataFunction} from 'remotion';
import {type Controls, toControls} from '../../spot/preview/controls.ts';
import type {PreviewSpot, PreviewStage, PreviewVariant} from '../../spot/preview/preview-data.ts';
import {type Preview, previewOf} from '../../spot/preview/read-controls.ts';
import {proxyKey} from '../../spot/preview/staged-keys.ts';
import {VARIANT_GRID} from '../../spot/preview/variant-grid.ts';
import type {ResolvedSpot} from '../../spot/timeline/resolved-spot.ts';
import {FORMAT_SIZE} from '../../spot/variant/format.ts';
import type {SpotProps} from '../../spot/variant/props.ts';
import type {AnyTemplate} from '../../spot/variant/template.ts';

type World = {
  spot: PreviewSpot;
  brands: PreviewStage['brands'];
  templates: Readonly<Record<string, AnyTemplate>>;
};

/** A variant as it is drawn: its controls, what they come to, and what they were in the document. */
export type VariantShown = Controls & {shown?: ShownPreview};

export type ShownPreview = {
  spot: string;
  variant: string;
  preview: Preview;
  written: Controls;
  /** Ids of all variants of the spot. */
  ids: string[];
};

type Metadata<Props extends Record<string, unknown>> = CalculateMetadataFunction<Props>;

/** Size, length and picture of a variant whose controls may have been edited. */
export const variantMetadata =
  ({id}: PreviewVariant, base: SpotProps, world: World): Metadata<VariantShown> =>
  ({props}) => {
    const {shown: _, ...controls} = props;
    const preview = previewOf(controls, base, world);
    const {spot} = preview;
    const size = FORMAT_SIZE[controls.format] ?? FORMAT_SIZE['9:16'];
    return {
      width: spot?.width ?? size.width,
      height: spot?.height ?? size.height,
      fps: spot?.fps ?? base.fps,
      durationInFrames: spot?.frames ?? base.fps,
      props: {
        ...controls,
        shown: {
          spot: world.spot.id,
          variant: id,
          preview,
          written: toControls(base, world.spot),
          ids: world.spot.variants.map((each) => each.id),
        },
      },
    };
  };

export type VariantGridShown = {sound: string; spot?: string; cells?: GridCell[]};

export type GridCell = {id: string; problem: string | null; note: string; spot: ResolvedSpot | null};

/** All variants as their documents say. The longest sets the length. */
export const variantGridMetadata =
  (world: World): Metadata<VariantGridShown> =>
  ({props: {sound}}) => {
    const cells = world.spot.variants.map((variant) => cellOf(variant, world));
    const fps = cells.find(({spot}) => spot)?.spot?.fps ?? 30;
    const lengths = cells.map(({spot}) => (spot ? Math.ceil((spot.frames / spot.fps) * fps) : 1));
    return {
      width: VARIANT_GRID.width,
      height: VARIANT_GRID.height,
      fps,
      durationInFrames: Math.max(...lengths, 1),
      props: {sound, spot: world.spot.id, cells},
    };
  };

function cellOf({id, props, problems}: PreviewVariant, world: World): GridCell {
  const preview = props && previewOf(toControls(props, world.spot), props, world);
  const spot = preview?.spot ?? null;
  const [problem] = preview ? preview.problems : problems;
  const facts = spot ? `${spot.format}  ${Math.round((spot.frames / spot.fps) * 10) / 10} s` : '';
  return {
    id,
    problem: spot ? null : (problem?.what ?? 'cannot be drawn'),
    note: preview?.wants ? `${facts}  being made` : facts,
    spot: spot && withProxies(spot, world.spot.proxies),
  };
}

/** Small graded takes instead of large ones that are graded while they play. */
function withProxies(spot: ResolvedSpot, proxies: PreviewSpot['proxies']): ResolvedSpot {
  const footage = spot.footage.map((clip) => ({
    ...clip,
    src: clip.src && (proxies[proxyKey(clip.src, clip.cube)] ?? clip.src),
    cube: null,
  }));
  return {...spot, footage};
}
