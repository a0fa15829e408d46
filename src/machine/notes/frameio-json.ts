import {z} from 'zod';
import type {Rect} from '../../spot/geometry/box.ts';
import {invalid} from '../../spot/problem/errors.ts';
import {type ForeignNote, foreignNote} from '../../spot/review/foreign-note.ts';

const Owner = z.looseObject({name: z.string().nullish(), email: z.string().nullish()}).nullish();

const Reply = z.looseObject({text: z.string().nullish(), owner: Owner});

/** A comment of Frame.io's API V4. Fields that Tenspot does not use may have any form. */
const Comment = z.looseObject({
  id: z.string().nullish(),
  text: z.string().nullish(),
  timestamp: z.union([z.number(), z.string()]).nullish(),
  duration: z.number().nullish(),
  annotation: z.unknown().optional(),
  completed_at: z.string().nullish(),
  owner: Owner,
  replies: z.array(Reply).nullish(),
  file: z.looseObject({name: z.string().nullish()}).nullish(),
});

/** Reads what Frame.io's API V4 answers for comments: `{data: [...]}`, or the list alone. Errors: `notes-unreadable`. */
export function readFrameioJson(value: unknown, file: string): ForeignNote[] {
  const list: unknown = Array.isArray(value) ? value : (value as {data?: unknown} | null)?.data;
  const parsed = z.array(Comment).safeParse(list);
  if (!parsed.success) throw unreadable(file, parsed.error);
  const comments = parsed.data;
  return comments.flatMap((comment, index) => {
    const {id, text, timestamp, duration, annotation, completed_at, owner, replies, file: about} = comment;
    if (!text?.trim()) return [];
    const at =
      typeof timestamp === 'number'
        ? ({unit: 'frames', value: timestamp, rate: null} as const)
        : timestamp
          ? ({unit: 'timecode', value: timestamp, rate: null} as const)
          : null;
    return [
      foreignNote({
        text,
        where: `comment ${index + 1}`,
        id: id ?? null,
        author: nameOf(owner),
        at,
        lasts: duration ? {unit: 'frames', value: duration, rate: null} : null,
        box: boxOf(annotation),
        completed: Boolean(completed_at),
        replies: (replies ?? []).flatMap((reply) =>
          reply.text?.trim() ? [{author: nameOf(reply.owner), text: reply.text}] : [],
        ),
        media: about?.name ?? null,
      }),
    ];
  });
}

const nameOf = (owner: z.infer<typeof Owner>): string | null =>
  owner?.name?.trim() || owner?.email?.trim() || null;

/** How deep and how much of an annotation is looked through. */
const DEPTH = 8;
const SHAPES = 1000;

/**
 * The rectangle around the shapes of an annotation: its `x`, `y` and, where they are there, `w`, `h` (or `width`, `height`), as fractions. Frame.io
 * documents no form for it, so what has other numbers is ignored.
 */
function boxOf(annotation: unknown): Rect | null {
  const shapes: {left: number; top: number; right: number; bottom: number}[] = [];
  const visit = (value: unknown, depth: number): void => {
    if (depth > DEPTH || shapes.length > SHAPES || value === null || typeof value !== 'object') return;
    const {x, y, w, h, width = w, height = h} = value as Record<string, unknown>;
    const [size, tall] = [typeof width === 'number' ? width : 0, typeof height === 'number' ? height : 0];
    if (typeof x === 'number' && typeof y === 'number') {
      const shape = {left: x, top: y, right: x + size, bottom: y + tall};
      if (Object.values(shape).every((each) => each >= -0.01 && each <= 1.01)) shapes.push(shape);
    }
    for (const inner of Object.values(value)) visit(inner, depth + 1);
  };
  visit(typeof annotation === 'string' ? jsonOf(annotation) : annotation, 0);
  if (shapes.length === 0) return null;
  const within = (value: number): number => Math.min(1, Math.max(0, value));
  const left = within(Math.min(...shapes.map((shape) => shape.left)));
  const top = within(Math.min(...shapes.map((shape) => shape.top)));
  const right = within(Math.max(...shapes.map((shape) => shape.right)));
  const bottom = within(Math.max(...shapes.map((shape) => shape.bottom)));
  return right > left && bottom > top ? {x: left, y: top, width: right - left, height: bottom - top} : null;
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function unreadable(file: string, {issues: [issue]}: z.ZodError) {
  return invalid({
    code: 'notes-unreadable',
    what: 'this JSON does not have the format of Frame.io comments',
    where: {file, field: issue?.path.join('.')},
    expected: '{"data": [{"text", "timestamp", "owner", "replies"}]}',
    got: issue?.message ?? 'something else',
    fix: 'Save the response of GET /v4/accounts/{account}/files/{file}/comments?include=owner,replies.',
  });
}
