import type {Box} from '../../spot/geometry/box.ts';
import {useLayout} from './layout.ts';
import {Super, type SuperProps} from './Super.tsx';

/** Props of `Legal`. */
export type LegalProps = Pick<SuperProps, 'align' | 'valign' | 'color' | 'enter' | 'exit' | 'legibility'> & {
  /** The legal line. */
  children: string;
  /** The field that it comes from, for errors. Default `copy.legal`. */
  field?: string;
  /** Pixels. */
  box: Box;
  /** Maximum number of lines. Default 3. */
  lines?: number;
};

/** Smallest font size of legal text that is legible on a phone, in units (hundredths of the shorter side of the frame). */
export const LEGAL_MIN = 2.5;

/** Legal text in the brand's base type, at `LEGAL_MIN` to 1.1 times that size. */
export function Legal({children, field = 'copy.legal', lines = 3, valign = 'bottom', ...rest}: LegalProps) {
  const {u} = useLayout();
  const style = {'letter-spacing': 0, 'line-height': 1.3, case: 'as-written'} as const;
  return (
    <Super
      {...rest}
      field={field}
      lines={lines}
      valign={valign}
      type="base"
      typeStyle={style}
      min={u(LEGAL_MIN)}
      max={u(LEGAL_MIN * 1.1)}
    >
      {children}
    </Super>
  );
}
