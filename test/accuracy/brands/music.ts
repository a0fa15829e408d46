import type {Chance} from '../chance.ts';

const RATE = 48_000;

/** A bed of chords, a bass and a soft beat, in stereo: the bytes of a WAV file. */
export function drawMusic(chance: Chance, seconds: number): Buffer {
  const bpm = chance.whole(88, 124);
  const beat = 60 / bpm;
  const root = 110 * 2 ** (chance.whole(-4, 5) / 12);
  const chords = [0, 5, 3, 7].map((step) => [0, chance.pick([3, 4]), 7, 12].map((tone) => root * 2 ** ((step + tone) / 12)));
  const frames = Math.round(seconds * RATE);
  const samples = new Int16Array(frames * 2);
  let noise = 0;
  for (let frame = 0; frame < frames; frame++) {
    const at = frame / RATE;
    const inBeat = at % beat;
    const chord = chords[Math.floor(at / (beat * 4)) % chords.length] ?? [];
    const swell = 0.7 + 0.3 * Math.sin((Math.PI * (at % (beat * 4))) / (beat * 4));
    let [left, right] = [0, 0];
    for (const [index, hertz] of chord.entries()) {
      const tone = (Math.sin(2 * Math.PI * hertz * at) + 0.3 * Math.sin(4 * Math.PI * hertz * at)) * 0.07 * swell;
      left += tone * (index % 2 ? 0.8 : 1.1);
      right += tone * (index % 2 ? 1.1 : 0.8);
    }
    noise = 0.6 * noise + 0.4 * (chance.next() * 2 - 1);
    const low = Math.sin(2 * Math.PI * (chord[0] ?? root) * 0.5 * at) * 0.12 * Math.exp(-inBeat * 3);
    const kick = Math.sin(2 * Math.PI * 52 * inBeat) * 0.22 * Math.exp(-inBeat * 14);
    const hat = noise * 0.1 * Math.exp(-((at + beat / 2) % beat) * 30);
    const fade = Math.min(1, at / 0.01);
    samples[2 * frame] = Math.round((left + low + kick + hat) * fade * 24_000);
    samples[2 * frame + 1] = Math.round((right + low + kick + hat * 0.8) * fade * 24_000);
  }
  return wavOf(Buffer.from(samples.buffer));
}

/** A short tick: the bytes of a WAV file. */
export function drawTick(): Buffer {
  const samples = Int16Array.from({length: 2 * 2400}, (_, at) => Math.sin(((at >> 1) / RATE) * 2 * Math.PI * 1400) * Math.exp(-(at >> 1) / 500) * 9000);
  return wavOf(Buffer.from(samples.buffer));
}

function wavOf(data: Buffer): Buffer {
  const head = Buffer.alloc(44);
  head.write('RIFF', 0, 'latin1');
  head.writeUInt32LE(36 + data.length, 4);
  head.write('WAVEfmt ', 8, 'latin1');
  head.writeUInt32LE(16, 16);
  head.writeUInt16LE(1, 20);
  head.writeUInt16LE(2, 22);
  head.writeUInt32LE(RATE, 24);
  head.writeUInt32LE(RATE * 4, 28);
  head.writeUInt16LE(4, 32);
  head.writeUInt16LE(16, 34);
  head.write('data', 36, 'latin1');
  head.writeUInt32LE(data.length, 40);
  return Buffer.concat([head, data]);
}
