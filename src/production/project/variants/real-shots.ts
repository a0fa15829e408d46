import {isForModels} from '../../../spot/documents/shots.ts';
import type {Problem} from '../../../spot/problem/errors.ts';
import {mustShoot} from '../../../spot/shot-plan/must-shoot.ts';
import type {Brand} from '../load-brand.ts';
import type {SpotDocuments} from '../load-spot.ts';
import {approvedFor} from './claim-problems.ts';

/** Warnings about shots for models that seem to have to be filmed, and are not marked. Code: `shot-looks-real`. */
export function realShotWarnings(
  spot: SpotDocuments,
  brands: Record<string, Brand>,
  language: string,
): Problem[] {
  const brand = brands[spot.variants.value.brand];
  if (!brand) return [];
  const {claims, names} = approvedFor(brand, spot, language);
  const context = {
    language,
    names,
    people: (spot.brief?.testimonials ?? []).map(({by}) => by),
    claims: claims.map(({text}) => text),
    demonstration: spot.brief?.demonstration,
  };
  return spot.shots.flatMap((shot, index): Problem[] => {
    if (shot.mustShoot || !isForModels(shot)) return [];
    const words = [shot.subject, shot.action, shot.setting].filter((each) => each !== undefined).join(', ');
    const real = mustShoot(words, context);
    if (!real) return [];
    return [
      {
        code: 'shot-looks-real',
        what: `the shot "${shot.id}" seems to show ${SHOWN[real.kind]}, and a model would make it`,
        where: {...spot.shotsAt(['shots', index, 'subject']), field: `shots.${index}.subject`},
        expected: '`mustShoot: true` for what is real or proves a claim',
        got: `"${real.words}"`,
        fix: 'Set `mustShoot: true` and supply its clip, or describe the shot in other words.',
      },
    ];
  });
}

const SHOWN = {
  person: 'a real person',
  event: 'a real event',
  place: 'a real place',
  demonstration: 'a demonstration that makes a claim',
};
