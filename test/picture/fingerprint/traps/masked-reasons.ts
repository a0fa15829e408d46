/**
 * The reasons of traps that fall into two: one for which frames may be kept, and one for which they may not. The latter has to
 * win, whatever is found first.
 */
export const MASKED_REASONS: Record<string, string> = {
  'canvas-remote': 'unstaged-file a.png',
  'canvas-font': 'foreign-font Arial',
  'blend-font': 'foreign-font Arial',
  'remote-srcset': 'unstaged-file a.png',
  'remote-source': 'unstaged-file a.png',
  'remote-iframe': 'unstaged-file a.html',
  'remote-object': 'unstaged-file a.svg',
  'remote-embed': 'unstaged-file a.svg',
  'remote-video': 'unstaged-file a.mp4',
  'remote-table': 'unstaged-file a.png',
  'field-font': 'foreign-font Arial',
  'area-font': 'foreign-font Arial',
  'button-font': 'foreign-font Arial',
  'marker-font': 'foreign-font Arial',
};
