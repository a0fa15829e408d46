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
  if (fault.unfitted !== undefined)
    return (
      <div
        data-text="copy.hook"
        style={{
          position: 'absolute',
          left: moved.x,
          top: moved.y,
          width: moved.width,
          ...(fault.clip ? {overflow: 'hidden'} : {}),
          color,
          backgroundColor: light ? brand.color.dark : plate,
          whiteSpace: 'nowrap',
          fontFamily: brand.typography.headings.family,
          fontWeight: brand.typography.headings.weight,
          fontSize: u(fault.unfitted),
          lineHeight: 1.15,
        }}
      >
        {children}
      </div>
    );
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
