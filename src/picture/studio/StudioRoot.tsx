import {zTextarea} from '@remotion/zod-types';
import {Fragment, useMemo} from 'react';
import {Composition, Folder, Still} from 'remotion';
import {compositionIds} from '../../spot/preview/composition-ids.ts';
import {NONE, toControls} from '../../spot/preview/controls.ts';
import {controlsSchema} from '../../spot/preview/controls-schema.ts';
import type {PreviewSpot, PreviewStage} from '../../spot/preview/preview-data.ts';
import {VARIANT_GRID, variantGridSchema} from '../../spot/preview/variant-grid.ts';
import type {Registry} from '../Spot.tsx';
import {type VariantGridShown, type VariantShown, variantGridMetadata, variantMetadata} from './metadata.ts';
import {ProblemCard} from './ProblemCard.tsx';
import {stayInside} from './stay-inside.ts';
import {VariantGrid} from './VariantGrid.tsx';
import {VariantPreview} from './VariantPreview.tsx';

stayInside();

const TEXTAREA = zTextarea().description ?? '';
const PAGE = {width: 1280, height: 720};
/** A composition has a size before its own is known. */
const FIRST = {...PAGE, fps: 30, durationInFrames: 30};

type Props = {registry: Registry; stage: unknown};

/** A folder a spot: the grid of its variants, each variant with its controls, and what is wrong with any of them. */
export function StudioRoot({registry, stage}: Props) {
  // Written by the command line that also gave us this program.
  const {desk, brands, spots} = stage as PreviewStage;
  const ids = useMemo(() => compositionIds(spots), [spots]);
  const components = useComponents(registry, desk);
  return (
    <>
      {[...spots.entries()].map(([index, spot]) => (
        <Folder key={spot.id} name={spot.id}>
          <SpotCompositions
            {...{brands, spot, components}}
            templates={registry.templates}
            ids={ids[index] as Ids}
          />
        </Folder>
      ))}
    </>
  );
}

type Ids = ReturnType<typeof compositionIds>[number];

/** The same components for as long as the registry is the same: new data redraws, and mounts nothing anew. */
function useComponents({graphics, templates}: Registry, desk: PreviewStage['desk']) {
  const told = JSON.stringify(desk);
  return useMemo(() => {
    const registry = {graphics, templates};
    const to = JSON.parse(told) as PreviewStage['desk'];
    return {
      Variant: (props: VariantShown) => <VariantPreview registry={registry} desk={to} props={props} />,
      Grid: (props: VariantGridShown) => <VariantGrid registry={registry} props={props} />,
    };
  }, [graphics, templates, told]);
}

type SpotProps = {
  components: ReturnType<typeof useComponents>;
  brands: PreviewStage['brands'];
  templates: Registry['templates'];
  spot: PreviewSpot;
  ids: Ids;
};

function SpotCompositions({components: {Variant, Grid}, brands, templates, spot, ids}: SpotProps) {
  const world = useMemo(() => ({spot, brands, templates}), [spot, brands, templates]);
  const parts = useMemo(
    () =>
      spot.variants.map((variant) => {
        const template = variant.props && templates[variant.props.template];
        if (!variant.props || !template) return null;
        return {
          schema: controlsSchema(template, spot, brands, TEXTAREA),
          controls: toControls(variant.props, spot),
          metadata: variantMetadata(variant, variant.props, world),
        };
      }),
    [spot, brands, templates, world],
  );
  const grid = useMemo(() => variantGridMetadata(world), [world]);
  const sounds = useMemo(() => variantGridSchema(spot.variants.map(({id}) => id)), [spot]);
  return (
    <>
      {spot.problems.length > 0 && (
        <Still
          id={ids.problems}
          component={ProblemCard}
          defaultProps={{title: `${spot.id} cannot be rendered as it is`, problems: spot.problems}}
          {...PAGE}
        />
      )}
      {spot.variants.length > 0 && (
        <Composition
          id={ids.grid}
          component={Grid}
          schema={sounds}
          defaultProps={{sound: spot.variants[0]?.id ?? NONE}}
          calculateMetadata={grid}
          {...FIRST}
          width={VARIANT_GRID.width}
          height={VARIANT_GRID.height}
        />
      )}
      {[...spot.variants.entries()].map(([index, {id, problems}]) => {
        const part = parts[index];
        const name = ids.variants[index] ?? id;
        return (
          <Fragment key={name}>
            {part ? (
              <Composition
                id={name}
                component={Variant}
                schema={part.schema}
                defaultProps={part.controls}
                calculateMetadata={part.metadata}
                {...FIRST}
              />
            ) : (
              <Still id={name} component={ProblemCard} defaultProps={{title: id, problems}} {...PAGE} />
            )}
          </Fragment>
        );
      })}
    </>
  );
}
