import type {ExamBrand} from './brands.ts';

/** The symbol of a brand in a square of 100, in one colour. No mark is the same when it is mirrored. */
export function markOf(mark: ExamBrand['mark'], color: string): string {
  const shapes: Record<ExamBrand['mark'], string> = {
    ring: '<path fill-rule="evenodd" d="M50 4a46 46 0 1 0 .1 0zM50 24a26 26 0 1 1-.1 0z"/><circle cx="84" cy="18" r="14"/>',
    peak: '<path d="M2 94 38 14 58 58 70 40 98 94z"/><circle cx="80" cy="18" r="12"/>',
    leaf: '<path d="M10 92C4 40 40 6 94 6c2 56-34 88-74 78l40-44-46 56z"/>',
    bars: '<path d="M6 6h22v88H6zM38 34h22v60H38zM70 58h24v36H70z"/>',
    drop: '<path d="M40 4c30 34 44 50 44 66a36 30 0 0 1-76-4C8 48 22 30 40 4z"/><circle cx="84" cy="20" r="12"/>',
    star: '<path d="M6 50 90 8 66 46l30 4-64 46 18-42z"/>',
    wave: '<path d="M4 70C24 20 44 20 56 52s26 18 40-8v50H4z"/><circle cx="24" cy="20" r="14"/>',
    arch: '<path d="M8 96V50a40 40 0 0 1 80 0v8H64v-8a18 18 0 0 0-34 0v46z"/><circle cx="80" cy="82" r="14"/>',
  };
  return `<g fill="${color}">${shapes[mark]}</g>`;
}
