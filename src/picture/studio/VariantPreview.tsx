import {useRef} from 'react';
import {useRemotionEnvironment} from 'remotion';
import {canonical} from '../../spot/keys/canonical-json.ts';
import type {Controls} from '../../spot/preview/controls.ts';
import type {EditServerAddress} from '../../spot/preview/preview-data.ts';
import {Guides} from '../guides/Guides.tsx';
import {useGuides} from '../guides/use-guides.ts';
import type {Registry} from '../Spot.tsx';
import {Spot} from '../Spot.tsx';
import type {ShownPreview, VariantShown} from './composition-metadata.ts';
import {ErrorBoundary} from './ErrorBoundary.tsx';
import {usePrepareRequest} from './edit-server-client.ts';
import {ProblemCard} from './ProblemCard.tsx';
import {useGraphicsNotes} from './use-graphics-notes.ts';
import {VariantPanel} from './VariantPanel.tsx';

type Props = {registry: Registry; editServer: EditServerAddress | null; props: VariantShown};

/** A variant. In the Studio also its safe zones and its panel. */
export function VariantPreview({registry, editServer, props: {shown, ...controls}}: Props) {
  const {isStudio, isRendering} = useRemotionEnvironment();
  if (!shown) return null;
  const {variant} = shown;
  const {spot, problems} = shown.preview;
  return (
    <>
      {spot ? (
        <ErrorBoundary
          resetOn={spot}
          fallback={(problem) => <ProblemCard title={variant} problems={[problem]} />}
        >
          <Spot spot={spot} registry={registry} />
        </ErrorBoundary>
      ) : (
        <ProblemCard title={variant} problems={problems} />
      )}
      {isStudio && !isRendering && <StudioTools editServer={editServer} shown={shown} controls={controls} />}
    </>
  );
}

function StudioTools({
  editServer,
  shown,
  controls,
}: {
  editServer: EditServerAddress | null;
  shown: ShownPreview;
  controls: Controls;
}) {
  const [guides, setGuides] = useGuides();
  const {preview, written, variant, file, ids, glyphs} = shown;
  const {spot, notes, problems, wants} = preview;
  const edited = {spot: shown.spot, variant, controls};
  usePrepareRequest(editServer, wants, edited);
  const anchor = useRef<HTMLDivElement>(null);
  const graphicsNotes = useGraphicsNotes(anchor, spot, glyphs);
  return (
    <>
      <div ref={anchor} hidden />
      {spot && guides && <Guides {...spot} />}
      <VariantPanel
        key={variant}
        editServer={editServer}
        edited={edited}
        file={file}
        notes={[...notes, ...graphicsNotes]}
        ids={ids}
        guides={guides}
        setGuides={setGuides}
        changed={canonical(written) !== canonical(controls)}
        valid={problems.length === 0}
      />
    </>
  );
}
