import {
  ALL_FORMATS,
  EncodedPacketSink,
  EncodedVideoPacketSource,
  FilePathSource,
  FilePathTarget,
  Input,
  Mp4OutputFormat,
  Output,
} from 'mediabunny';
import {TenspotError} from '../../../spot/errors.ts';

/** Joins segments into one silent video: packets as they are, each on its own frame of the timeline. */
export async function joinSegments(
  segments: readonly {file: string; frames: number}[],
  fps: number,
  file: string,
): Promise<void> {
  const output = new Output({
    format: new Mp4OutputFormat({fastStart: false}),
    target: new FilePathTarget(file),
  });
  const source = new EncodedVideoPacketSource('avc');
  output.addVideoTrack(source, {frameRate: fps});
  await output.start();
  let parameters: string | undefined;
  let from = 0;
  for (const segment of segments) {
    const input = new Input({formats: ALL_FORMATS, source: new FilePathSource(segment.file)});
    const track = await input.getPrimaryVideoTrack();
    const config = await track?.getDecoderConfig();
    if (!track || !config) throw unlike(segment.file, 'a video track', 'none');
    const own = Buffer.from(config.description as Uint8Array).toString('hex');
    parameters ??= own;
    if (own !== parameters)
      throw unlike(segment.file, 'the same parameter sets as in the other segments', 'others');
    let count = 0;
    for await (const packet of new EncodedPacketSink(track).packets()) {
      const frame = from + Math.round(packet.timestamp * fps);
      await source.add(packet.clone({timestamp: frame / fps, duration: 1 / fps}), {decoderConfig: config});
      count++;
    }
    input.dispose();
    if (count !== segment.frames) throw unlike(segment.file, `${segment.frames} frames`, String(count));
    from += segment.frames;
  }
  await output.finalize();
}

const unlike = (file: string, expected: string, got: string): TenspotError =>
  new TenspotError({
    code: 'segment-wrong',
    what: 'a segment cannot be joined',
    where: {file},
    expected,
    got,
    fix: 'Nothing was published. Run the same command again; if it happens again, remove .tenspot/ and report it.',
  });
