import {zTextarea} from '@remotion/zod-types';
import {Fragment, useMemo} from 'react';
import {Composition, Folder, Still} from 'remotion';
import {compositionIds} from '../../spot/preview/composition-ids.ts';
import {NONE, toControls} from '../../spot/preview/controls.ts';
import {controlsSchema} from '../../spot/preview/controls-schema.ts';
import type {PreviewSpot, PreviewStage} from '../../spot/preview/preview-data.ts';
import {VARIANT_GRID, variantGridSchema} from '../../spot/preview/variant-grid.ts';
import type {Registry} from '../Spot.tsx';
import {answerRequests} from './answer-requests.ts';
import {
  type VariantGridShown,
  type VariantShown,
  variantGridMetadata,
  variantMetadata,
} from './composition-metadata.ts';
import {ProblemCard} from './ProblemCard.tsx';
import {VariantGrid} from './VariantGrid.tsx';
import {VariantPreview} from './VariantPreview.tsx';

answerRequests();

const TEXTAREA = zTextarea().description ?? '';
const PAGE = {width: 1280, height: 720};
/** Size and length of a composition until `calculateMetadata` sets its own. */
const INITIAL = {...PAGE, fps: 30, durationInFrames: 30};

type Props = {
  /** The templates and graphics of the workspace. */
  registry: Registry;
  /** What the command line staged for the page. */
  stage: unknown;
};

/** The compositions of the Studio, in a folder for each spot: its problems, the variant grid, and each variant with controls. */
export function StudioRoot({registry, stage}: Props) {
  // The command line wrote this data and this bundle together, so the data needs no parsing.
  const {editServer, brands, spots} = stage as PreviewStage;
  const ids = useMemo(() => compositionIds(spots), [spots]);
  const components = useComponents(registry, editServer);
  return (
    <>
      {[...spots.entries()].map(([index, spot]) => (
        <Folder key={spot.id} name={spot.id}>
          <SpotCompositions
            components={components}
            brands={brands}
            templates={registry.templates}
            spot={spot}
            ids={ids[index]}
          />
        </Folder>
      ))}
    </>
  );
}

type Ids = ReturnType<typeof compositionIds>[number];

/** Components that stay the same while registry and address do, so that new data updates them and does not mount them again. */
function useComponents({graphics, templates}: Registry, editServer: PreviewStage['editServer']) {
  const address = JSON.stringify(editServer);
  return useMemo(() => {
    const registry = {graphics, templates};
    const server = JSON.parse(address) as PreviewStage['editServer'];
    return {
      Variant: (props: VariantShown) => (
        <VariantPreview registry={registry} editServer={server} props={props} />
      ),
      Grid: (props: VariantGridShown) => <VariantGrid registry={registry} props={props} />,
    };
  }, [graphics, templates, address]);
}

type SpotProps = {
  components: ReturnType<typeof useComponents>;
  brands: PreviewStage['brands'];
  templates: Registry['templates'];
  spot: PreviewSpot;
  ids: Ids | undefined;
};

function SpotCompositions({components: {Variant, Grid}, brands, templates, spot, ids}: SpotProps) {
  const source = useMemo(() => ({spot, brands, templates}), [spot, brands, templates]);
  const parts = useMemo(
    () =>
      spot.variants.map((variant) => {
        const template = variant.props && templates[variant.props.template];
        if (!variant.props || !template) return null;
        return {
          schema: controlsSchema(template, spot, variant.props.look, brands, TEXTAREA),
          controls: toControls(variant.props, spot),
          metadata: variantMetadata(variant, variant.props, source),
        };
      }),
    [spot, brands, templates, source],
  );
  const grid = useMemo(() => variantGridMetadata(source), [source]);
  const sounds = useMemo(() => variantGridSchema(spot.variants.map(({id}) => id)), [spot]);
  if (!ids) return null;
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
          {...INITIAL}
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
                {...INITIAL}
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
