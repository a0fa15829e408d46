import {callInWords} from '../../spot/ad/call-to-action.ts';
import {csvSheet} from '../../spot/delivery/csv-sheet.ts';
import type {Delivery} from '../../spot/delivery/delivery.ts';

/** `manifest.csv`: a row for each delivered file, with its axes, for spreadsheets and for joining results later. */
export function manifestSheet({deliverables}: Delivery): string {
  const axes = [...new Set(deliverables.flatMap(({choices}) => Object.keys(choices)))];
  return csvSheet(
    [
      ...[
        'variant',
        'name',
        'placement',
        'concept',
        ...axes.map((axis) => `axis ${axis}`),
        'file',
        'cover',
        'captions',
      ],
      ...[
        'sha256',
        'master',
        'derivation',
        'width',
        'height',
        'fps',
        'seconds',
        'bytes',
        'primary text',
        'headline',
      ],
      ...[
        'long headline',
        'description',
        'call to action',
        'url',
        'digital source type',
        'c2pa',
        'supersedes',
      ],
    ],
    deliverables.map((each) => [
      ...[each.variant, each.name, each.placement, each.concept],
      ...axes.map((axis) => each.choices[axis] ?? null),
      ...[
        each.file,
        each.cover.file,
        each.captions.map(({file}) => file).join(' '),
        each.sha256,
        each.derivation.master,
      ],
      ...[each.derivation.kind, each.width, each.height, each.fps, each.seconds, each.bytes],
      ...[each.ad?.primaryText ?? null, each.ad?.headline ?? null, each.ad?.longHeadline ?? null],
      ...[
        each.ad?.description ?? null,
        each.callToAction ?? (each.ad?.callToAction ? callInWords(each.ad.callToAction) : null),
        each.destination,
      ],
      ...[each.digitalSourceType, each.c2pa, each.supersedes?.file ?? null],
    ]),
  );
}
