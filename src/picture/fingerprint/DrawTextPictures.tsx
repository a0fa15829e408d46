import {useCurrentFrame} from 'remotion';
import type {TextPictureRequest} from '../../spot/fingerprint/fingerprint.ts';
import {EmitArtifact} from '../inspect/EmitArtifact.tsx';
import {FrozenSpot} from '../inspect/FrozenSpot.tsx';
import {GraphicsTrack, type Registry} from '../Spot.tsx';

/** Only the fill of the glyphs and the logos disappear: plates, shadows and outlines are behind the text. Decoration stays. */
const WITHOUT_TEXT = `
  [data-without-text] *:not([aria-hidden="true"], [aria-hidden="true"] *) {
    -webkit-text-fill-color: transparent !important;
    text-decoration-color: transparent !important;
  }
  [data-without-text] :is(text, tspan):not([aria-hidden="true"], [aria-hidden="true"] *) {
    fill: transparent !important;
  }
  [data-without-text] [data-logo] > img {
    visibility: hidden !important;
  }
`;

/**
 * Draws the graphics of frames on a transparent page, with their texts and logos or without: frame n is picture n. The difference of the
 * two is where the glyphs and logos are; the one without is what is behind them.
 */
export function DrawTextPictures({spots, pictures, registry}: TextPictureRequest & {registry: Registry}) {
  const index = useCurrentFrame();
  const picture = pictures[index];
  const spot = picture && spots[picture.spot];
  if (!picture || !spot) return null;
  return (
    <EmitArtifact key={index} name={`text-picture-${index}.json`} read={() => '{}'}>
      <div data-without-text={picture.text ? undefined : ''}>
        {picture.text ? null : <style>{WITHOUT_TEXT}</style>}
        <FrozenSpot spot={spot} frame={picture.frame}>
          <GraphicsTrack spot={spot} registry={registry} />
        </FrozenSpot>
      </div>
    </EmitArtifact>
  );
}
