import type {CalculateMetadataFunction} from 'remotion';
import {type Controls, toControls} from '../../spot/preview/controls.ts';
import type {
  PreviewBrand,
  PreviewSpot,
  PreviewStage,
  PreviewVariant,
} from '../../spot/preview/preview-data.ts';
import {type Preview, previewOf} from '../../spot/preview/read-controls.ts';
import {type SettingsChange, settingsChanges} from '../../spot/preview/spot-settings.ts';
import {proxyKey} from '../../spot/preview/staged-keys.ts';
import {VARIANT_GRID} from '../../spot/preview/variant-grid.ts';
import type {ResolvedSpot} from '../../spot/timeline/resolved-spot.ts';
import {FORMAT_SIZE} from '../../spot/variant/format.ts';
import type {SpotProps} from '../../spot/variant/spot-props.ts';
import type {AnyTemplate} from '../../spot/variant/template.ts';

/** The data that previews are resolved from. */
type PreviewSource = {
  spot: PreviewSpot;
  brands: PreviewStage['brands'];
  templates: Readonly<Record<string, AnyTemplate>>;
};

/** Props of a variant's composition: its controls, and once they are resolved, `shown`. */
export type VariantShown = Controls & {shown?: ShownPreview};

/** The resolved preview of a variant. */
export type ShownPreview = {
  /** Id of the spot. */
  spot: string;
  /** Id of the variant. */
  variant: string;
  /** The document that has the variant, relative to the workspace. */
  file: string;
  preview: Preview;
  /** Which characters the fonts of its brand have. */
  glyphs: PreviewBrand['glyphs'];
  /** The controls as the document sets them. */
  written: Controls;
  /** The edited settings of the spot that differ from its documents. */
  settings: SettingsChange[];
  /** Ids of all variants of the spot. */
  ids: string[];
};

type Metadata<Props extends Record<string, unknown>> = CalculateMetadataFunction<Props>;

/** Resolves a variant from its controls, which may have been edited, and sets size and length from it. */
export const variantMetadata =
  ({id, file}: PreviewVariant, base: SpotProps, source: PreviewSource): Metadata<VariantShown> =>
  ({props}) => {
    const {shown: _, ...controls} = props;
    const preview = previewOf(controls, base, source);
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
          spot: source.spot.id,
          variant: id,
          file,
          preview,
          glyphs: source.brands[controls.brand]?.glyphs ?? {},
          written: toControls(base, source.spot),
          settings: settingsChanges(controls, source.spot),
          ids: source.spot.variants.map((each) => each.id),
        },
      },
    };
  };

/** Props of the variant grid. `sound`: the id of the variant that plays its sound. */
export type VariantGridShown = {sound: string; spot?: string; cells?: GridCell[]};

/** A variant in the grid; `problem` where it has no picture. */
export type GridCell = {id: string; problem: string | null; note: string; spot: ResolvedSpot | null};

/** Resolves all variants as their documents set them. The longest one sets the length. */
export const variantGridMetadata =
  (source: PreviewSource): Metadata<VariantGridShown> =>
  ({props: {sound}}) => {
    const cells = source.spot.variants.map((variant) => cellOf(variant, source));
    const fps = cells.find(({spot}) => spot)?.spot?.fps ?? 30;
    const lengths = cells.map(({spot}) => (spot ? Math.ceil((spot.frames / spot.fps) * fps) : 1));
    return {
      width: VARIANT_GRID.width,
      height: VARIANT_GRID.height,
      fps,
      durationInFrames: Math.max(...lengths, 1),
      props: {sound, spot: source.spot.id, cells},
    };
  };

function cellOf({id, props, problems}: PreviewVariant, source: PreviewSource): GridCell {
  const preview = props && previewOf(toControls(props, source.spot), props, source);
  const spot = preview?.spot ?? null;
  const [problem] = preview ? preview.problems : problems;
  const facts = spot ? `${spot.format}  ${Math.round((spot.frames / spot.fps) * 10) / 10} s` : '';
  return {
    id,
    problem: spot ? null : (problem?.what ?? 'cannot be rendered'),
    note: preview?.wants ? `${facts}  being made` : facts,
    spot: spot && withProxies(spot, source.spot.proxies),
  };
}

/** The spot with small graded proxies of its takes, which play more smoothly than takes that are graded while they play. */
function withProxies(spot: ResolvedSpot, proxies: PreviewSpot['proxies']): ResolvedSpot {
  const footage = spot.footage.map((clip) => ({
    ...clip,
    src: clip.src && (proxies[proxyKey(clip.src, clip.cube)] ?? clip.src),
    cube: null,
  }));
  return {...spot, footage};
}
