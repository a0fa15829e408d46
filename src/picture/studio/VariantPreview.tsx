import {useRef} from 'react';
import {useRemotionEnvironment} from 'remotion';
import {canonical} from '../../spot/keys/canonical-json.ts';
import {type Controls, variantControls} from '../../spot/preview/controls.ts';
import type {EditServerAddress} from '../../spot/preview/preview-data.ts';
import {Guides} from '../guides/Guides.tsx';
import type {Registry} from '../Spot.tsx';
import {Spot} from '../Spot.tsx';
import {BeatStrip} from './BeatStrip.tsx';
import {ComparedSpot} from './ComparedSpot.tsx';
import type {ShownPreview, VariantShown} from './composition-metadata.ts';
import {ErrorBoundary} from './ErrorBoundary.tsx';
import {usePrepareRequest} from './edit-server-client.ts';
import {ProblemCard} from './ProblemCard.tsx';
import {useGraphicsNotes} from './use-graphics-notes.ts';
import {useViewSettings, type ViewSettings} from './use-view-settings.ts';
import {VariantPanel} from './VariantPanel.tsx';

type Props = {registry: Registry; editServer: EditServerAddress | null; props: VariantShown};

/** A variant. In the Studio also its panel, and what that shows: its safe zones, its beats, its takes before the grade. */
export function VariantPreview({registry, editServer, props: {shown, ...controls}}: Props) {
  const {isStudio, isRendering} = useRemotionEnvironment();
  const view = useViewSettings();
  const isLive = isStudio && !isRendering;
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
          {isLive && view.compared ? (
            <ComparedSpot spot={spot} registry={registry} split={view.split} onSplit={view.setSplit} />
          ) : (
            <Spot spot={spot} registry={registry} />
          )}
        </ErrorBoundary>
      ) : (
        <ProblemCard title={variant} problems={problems} />
      )}
      {isLive && <StudioTools editServer={editServer} shown={shown} controls={controls} view={view} />}
    </>
  );
}

function StudioTools({
  editServer,
  shown,
  controls,
  view,
}: {
  editServer: EditServerAddress | null;
  shown: ShownPreview;
  controls: Controls;
  view: ViewSettings;
}) {
  const {preview, written, variant, file, ids, glyphs} = shown;
  const {spot, notes, problems, wants, beats} = preview;
  const edited = {spot: shown.spot, variant, controls};
  usePrepareRequest(editServer, wants, edited);
  const anchor = useRef<HTMLDivElement>(null);
  const graphicsNotes = useGraphicsNotes(anchor, spot, glyphs);
  return (
    <>
      <div ref={anchor} hidden />
      {spot && view.guides && <Guides {...spot} />}
      {spot && beats && view.beats && <BeatStrip spot={spot} beats={beats} />}
      <VariantPanel
        key={variant}
        editServer={editServer}
        edited={edited}
        file={file}
        notes={[...notes, ...graphicsNotes]}
        ids={ids}
        view={view}
        hasBeats={beats !== undefined}
        settings={shown.settings}
        changed={canonical(variantControls(written)) !== canonical(variantControls(controls))}
        valid={problems.length === 0}
      />
    </>
  );
}
