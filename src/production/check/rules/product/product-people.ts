import {spanOf, takeRule} from '../../take.ts';

/** Faces in footage of a brief that rules people out. Where only words of `mustNots` seem to, they are a warning. */
export const productPeople = takeRule({
  id: 'product-people',
  version: 3,
  title: 'The footage shows a face although the brief rules people out.',
  severity: 'error',
  limits: {
    score: {
      value: 70,
      unit: '% score of the detector',
      stricter: 'lower',
      source: 'Own: no frame of the footage without people reached 60 (docs/check.md)',
    },
    samples: {
      value: 2,
      unit: 'sampled frames with a face',
      stricter: 'lower',
      source: 'Own: a face in only one sample is usually a texture',
    },
  },
  judge({faces, faceFrames, people}, {score, samples}) {
    if (people === 'allowed' || !faces) return [];
    const seen = faces.filter((face) => 100 * face.score >= score);
    const frames = new Set(seen.map(({frame}) => frame));
    const [clearest] = seen.toSorted((a, b) => b.score - a.score);
    if (!clearest || frames.size < Math.min(samples, faceFrames.length)) return [];
    return [
      {
        severity: people === 'ruled-out' ? 'error' : 'warning',
        frames: spanOf(seen),
        expected:
          people === 'ruled-out'
            ? 'no people'
            : 'no people, as `mustNots` of brief.md seems to say: write `people: none` or `people: any`',
        got: `a face in ${frames.size} of ${faceFrames.length} sampled frames`,
        evidence: {frame: clearest.frame, box: clearest.box, score: clearest.score},
      },
    ];
  },
});
