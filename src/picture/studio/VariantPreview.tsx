import {useRemotionEnvironment} from 'remotion';
import {canonical} from '../../spot/keys/canonical-json.ts';
import type {Controls} from '../../spot/preview/controls.ts';
import type {EditServerAddress} from '../../spot/preview/preview-data.ts';
import {Guides} from '../guides/Guides.tsx';
import {useGuides} from '../guides/use-guides.ts';
import type {Registry} from '../Spot.tsx';
import {Spot} from '../Spot.tsx';
import {usePreparing} from './ask-server.ts';
import {Boundary} from './Boundary.tsx';
import {Dock} from './Dock.tsx';
import type {ShownPreview, VariantShown} from './metadata.ts';
import {ProblemCard} from './ProblemCard.tsx';

type Props = {registry: Registry; desk: EditServerAddress | null; props: VariantShown};

/** A variant: its picture, and in the Studio what belongs beside it. */
export function VariantPreview({registry, desk, props: {shown, ...controls}}: Props) {
  const {isStudio, isRendering} = useRemotionEnvironment();
  if (!shown) return null;
  const {variant} = shown;
  const {spot, problems} = shown.preview;
  return (
    <>
      {spot ? (
        <Boundary of={spot} instead={(problem) => <ProblemCard title={variant} problems={[problem]} />}>
          <Spot spot={spot} registry={registry} />
        </Boundary>
      ) : (
        <ProblemCard title={variant} problems={problems} />
      )}
      {isStudio && !isRendering && <Beside {...{desk, shown, controls}} />}
    </>
  );
}

function Beside({
  desk,
  shown,
  controls,
}: {
  desk: EditServerAddress | null;
  shown: ShownPreview;
  controls: Controls;
}) {
  const [guides, setGuides] = useGuides();
  const {preview, written, variant, ids} = shown;
  const {spot, notes, problems, wants} = preview;
  const edited = {spot: shown.spot, variant, controls};
  usePreparing(desk, wants, edited);
  return (
    <>
      {spot && guides && <Guides {...spot} />}
      <Dock
        key={variant}
        {...{desk, edited, notes, ids, guides, setGuides}}
        changed={canonical(written) !== canonical(controls)}
        valid={problems.length === 0}
      />
    </>
  );
}
