import type {BoardCaptions} from '../../spot/review/board.ts';

/** The captions that show at a frame, over the picture where players show them. */
export function CaptionOverlay({
  captions,
  frame,
  fps,
}: {
  captions: BoardCaptions;
  frame: number;
  fps: number;
}) {
  const seconds = (frame + 0.5) / fps;
  const shown = captions.texts.filter(({from, to}) => from <= seconds && seconds < to);
  return (
    <div className="captions">
      {shown.map(({from, text}) => (
        <p key={`${from} ${text}`}>{text}</p>
      ))}
    </div>
  );
}
