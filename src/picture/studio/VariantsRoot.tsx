import {type FC, useMemo} from 'react';
import {type CalculateMetadataFunction, Composition, Folder} from 'remotion';
import type {RemotionStage, RemotionVariant} from '../../spot/preview/remotion-stage.ts';
import {type Problem, problemError} from '../../spot/problem/errors.ts';
import {ResolvedSpot} from '../../spot/timeline/resolved-spot.ts';
import {type Registry, Spot} from '../Spot.tsx';
import {ErrorBoundary} from './ErrorBoundary.tsx';
import {ProblemCard} from './ProblemCard.tsx';

type Props = {
  /** The templates and graphics of the workspace. */
  registry: Registry;
  /** What `tenspot stage` wrote. */
  stage: unknown;
};

/** The compositions that Remotion's own commands see: every variant as masters show it, in a folder for each spot. */
export function VariantsRoot({registry, stage}: Props) {
  // The command line wrote this data and this bundle together, so the data needs no parsing.
  const {spots} = stage as RemotionStage;
  return spots.map(({id, variants}) => (
    <Folder key={id} name={id}>
      {variants.map((variant) => (
        <VariantComposition key={variant.id} registry={registry} variant={variant} />
      ))}
    </Folder>
  ));
}

function VariantComposition({registry, variant}: {registry: Registry; variant: RemotionVariant}) {
  const {id, spot, problem} = variant;
  const {width, height, fps, frames} = spot;
  const component = useMemo(() => variantComponent(id, registry, problem), [id, registry, problem]);
  const metadata = useMemo(() => spotMetadata(spot), [spot]);
  return (
    <Composition
      id={id}
      component={component}
      calculateMetadata={metadata}
      width={width}
      height={height}
      fps={fps}
      durationInFrames={frames}
    />
  );
}

/** Props that may come from `--props`, and after `calculateMetadata`, all of the spot. */
type SpotProps = Record<string, unknown>;

function variantComponent(id: string, registry: Registry, problem: Problem | null): FC<SpotProps> {
  const Variant = ({props}: {props: SpotProps}) => {
    if (problem) throw problemError(problem);
    const spot = useMemo(() => ResolvedSpot.parse(props), [props]);
    return <Spot spot={spot} registry={registry} />;
  };
  return function VariantOrProblem(props) {
    return (
      <ErrorBoundary resetOn={props} fallback={(why) => <ProblemCard title={id} problems={[why]} />}>
        <Variant props={props} />
      </ErrorBoundary>
    );
  };
}

/** Adds the spot here and not as default props, which Studio would offer to edit and warn that it cannot save. */
const spotMetadata =
  (spot: ResolvedSpot): CalculateMetadataFunction<SpotProps> =>
  ({props}) => {
    const whole = {...spot, ...props};
    const {width, height, fps, frames} = whole;
    return {width, height, fps, durationInFrames: frames, props: whole};
  };
