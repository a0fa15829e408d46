import type {Box} from 'tenspot';
import {Super, useLayout, useSpot} from 'tenspot/picture';
import type {ExamFault} from './exam-fault.ts';

type Props = {
  children: string;
  box: Box;
  fault: ExamFault;
  kind: 'shade' | 'plate';
  align?: 'left' | 'right';
};

/** The opening line: over a shade or on plates, or what the fault makes of it. */
export function ExamHook({children, box, fault, kind, align = 'left'}: Props) {
  const {brand, width, height} = useSpot();
  const {u} = useLayout();
  const [which, dx, dy] = fault.move ?? ['legal', 0, 0];
  const moved =
    which === 'hook' ? {...box, x: box.x + (dx * width) / 100, y: box.y + (dy * height) / 100} : box;
  const light = kind === 'shade';
  const color = fault.hookInk ?? (light ? brand.color.light : brand.color.dark);
  const plate = fault.plate ?? brand.color.background;
  if (fault.unfitted !== undefined) {
    const {family, weight} = brand.typography.headings;
    const wide = widthOf(children, family, weight);
    const size = Math.min(u(7), (moved.width * fault.unfitted) / wide);
    return (
      <div
        data-text="copy.hook"
        style={{
          position: 'absolute',
          left: moved.x,
          top: moved.y,
          width: (wide * size) / fault.unfitted,
          ...(fault.clip ? {overflow: 'hidden'} : {}),
          color,
          backgroundColor: light ? brand.color.dark : plate,
          whiteSpace: 'nowrap',
          fontFamily: `"${family}"`,
          fontWeight: weight,
          fontSize: size,
          lineHeight: 1.15,
        }}
      >
        {children}
      </div>
    );
  }
  return (
    <Super
      field="copy.hook"
      box={moved}
      min={u(4)}
      max={u(10)}
      lines={3}
      align={align}
      color={color}
      legibility={
        fault.bare ? 'none' : light ? {kind: 'shade', from: 'top', fall: 0.16} : {kind: 'plate', color: plate}
      }
    >
      {children}
    </Super>
  );
}

/** The width of a text in a font of one pixel. */
function widthOf(text: string, family: string, weight: number): number {
  const context = document.createElement('canvas').getContext('2d');
  if (!context) throw new Error('the browser has no canvas');
  context.font = `${weight} 100px "${family}"`;
  return context.measureText(text).width / 100;
}
