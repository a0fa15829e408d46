import {useMemo} from 'react';
import {type CalculateMetadataFunction, Composition, Still} from 'remotion';
import {AnimaticPicture} from '../animatic/AnimaticPicture.tsx';
import {BLANK_ANIMATIC} from '../animatic/blank-animatic.ts';
import {linkStagedFiles} from '../fonts/staged-url.ts';
import {Animatic} from '../spot/animatic/animatic.ts';
import {LinkedSpot} from '../spot/farm/linked-spot.ts';
import {Inspecting} from '../spot/findings/inspection.ts';
import {
  FingerprintRequest,
  StateDrawingRequest,
  TextPictureRequest,
} from '../spot/fingerprint/fingerprint.ts';
import {ContactSheet, layContactSheet} from '../spot/sheets/contact-sheet.ts';
import {layTakes, TakesSheetData} from '../spot/sheets/takes-sheet.ts';
import {ResolvedSpot} from '../spot/timeline/resolved-spot.ts';
import {BLANK_SIZE, BLANK_SPOT} from './blank-spot.ts';
import {DrawGraphicsStates} from './fingerprint/DrawGraphicsStates.tsx';
import {DrawTextPictures} from './fingerprint/DrawTextPictures.tsx';
import {FingerprintFrames} from './fingerprint/FingerprintFrames.tsx';
import {evaluatesLazily} from './fingerprint/fresh-graphics.ts';
import {ownPageStorage} from './fingerprint/page-storage.ts';
import {Inspect} from './inspect/Inspect.tsx';
import {type Registry, Spot} from './Spot.tsx';
import {ContactSheetPage} from './sheets/ContactSheet.tsx';
import {TakesSheet} from './sheets/TakesSheet.tsx';

const BLANK_CONTACT_SHEET = layContactSheet({
  title: 'Contact sheet',
  subtitle: 'No variants yet',
  cells: [],
});

const BLANK_TAKES_SHEET = layTakes({title: 'Takes', subtitle: 'No takes yet', rows: []});

const spotMetadata: CalculateMetadataFunction<ResolvedSpot> = ({props}) => {
  const spot = ResolvedSpot.parse(props);
  const {width, height, fps, frames} = spot;
  return {width, height, fps, durationInFrames: frames, props: spot};
};

const linkedSpotMetadata: CalculateMetadataFunction<LinkedSpot> = ({props}) => {
  const linked = LinkedSpot.parse(props);
  const {width, height, fps, frames} = linked.spot;
  return {width, height, fps, durationInFrames: frames, props: linked};
};

const contactSheetMetadata: CalculateMetadataFunction<ContactSheet> = ({props}) => {
  const sheet = ContactSheet.parse(props);
  return {width: sheet.width, height: sheet.height, props: sheet};
};

const takesMetadata: CalculateMetadataFunction<TakesSheetData> = ({props}) => {
  const {width, height} = TakesSheetData.parse(props);
  return {width, height, props};
};

const animaticMetadata: CalculateMetadataFunction<Animatic> = ({props}) => {
  const shot = Animatic.parse(props);
  return {width: shot.width, height: shot.height, fps: shot.fps, durationInFrames: shot.frames, props: shot};
};

/**
 * The root component of a workspace, with its compositions: `spot` (any variant), `linked-spot` (the same with the addresses of its files), `contact-sheet` (a page of a batch's), `takes`
 * (of the takes of each shot), `animatic`, `fingerprint` (fingerprints of frames), `graphics-states`
 * (distinct graphics states, for compositing), `inspect` (positions of text and boxes, for the layout check) and `text-pictures`
 * (graphics with and without their texts, for the check of contrast).
 */
export function defineCompositions(registry: Registry) {
  if (evaluatesLazily(registry) && typeof window !== 'undefined') ownPageStorage();
  const SpotComposition = (props: ResolvedSpot) => {
    // Renders pass props without validation, so the browser parses what Node resolved.
    const spot = useMemo(() => ResolvedSpot.parse(props), [props]);
    return <Spot spot={spot} registry={registry} />;
  };
  const LinkedSpotComposition = (props: LinkedSpot) => {
    const {spot, links} = useMemo(() => LinkedSpot.parse(props), [props]);
    // Before its children are drawn, which ask for the addresses.
    useMemo(() => linkStagedFiles(links), [links]);
    return <Spot spot={spot} registry={registry} />;
  };
  const Inspected = (props: Inspecting) => {
    const {specimens} = useMemo(() => Inspecting.parse(props), [props]);
    return <Inspect specimens={specimens} registry={registry} />;
  };
  const Fingerprinted = (props: FingerprintRequest) => {
    const {spots} = useMemo(() => FingerprintRequest.parse(props), [props]);
    return <FingerprintFrames spots={spots} registry={registry} />;
  };
  const GraphicsStates = (props: StateDrawingRequest) => {
    const {spots, states} = useMemo(() => StateDrawingRequest.parse(props), [props]);
    return <DrawGraphicsStates spots={spots} states={states} registry={registry} />;
  };
  const TextPictures = (props: TextPictureRequest) => {
    const {spots, pictures} = useMemo(() => TextPictureRequest.parse(props), [props]);
    return <DrawTextPictures spots={spots} pictures={pictures} registry={registry} />;
  };
  return function Root() {
    return (
      <>
        <Composition
          id="spot"
          component={SpotComposition}
          schema={ResolvedSpot}
          defaultProps={BLANK_SPOT}
          calculateMetadata={spotMetadata}
        />
        <Composition
          id="linked-spot"
          component={LinkedSpotComposition}
          schema={LinkedSpot}
          defaultProps={{spot: BLANK_SPOT, links: {}}}
          calculateMetadata={linkedSpotMetadata}
        />
        <Still
          id="contact-sheet"
          component={ContactSheetPage}
          schema={ContactSheet}
          defaultProps={BLANK_CONTACT_SHEET}
          calculateMetadata={contactSheetMetadata}
        />
        <Still
          id="takes"
          component={TakesSheet}
          schema={TakesSheetData}
          defaultProps={BLANK_TAKES_SHEET}
          calculateMetadata={takesMetadata}
        />
        <Composition
          id="animatic"
          component={AnimaticPicture}
          schema={Animatic}
          defaultProps={BLANK_ANIMATIC}
          calculateMetadata={animaticMetadata}
        />
        <Composition
          id="fingerprint"
          component={Fingerprinted}
          schema={FingerprintRequest}
          defaultProps={{spots: []}}
          {...BLANK_SIZE}
        />
        <Composition
          id="graphics-states"
          component={GraphicsStates}
          schema={StateDrawingRequest}
          defaultProps={{spots: [], states: []}}
          {...BLANK_SIZE}
        />
        <Composition
          id="inspect"
          component={Inspected}
          schema={Inspecting}
          defaultProps={{specimens: []}}
          {...BLANK_SIZE}
        />
        <Composition
          id="text-pictures"
          component={TextPictures}
          schema={TextPictureRequest}
          defaultProps={{spots: [], pictures: []}}
          {...BLANK_SIZE}
        />
      </>
    );
  };
}
