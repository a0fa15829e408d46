import type {Box} from '../../spot/geometry/box.ts';
import {useLayout} from './layout.ts';
import {Super, type SuperProps} from './Super.tsx';

export type LegalProps = Pick<SuperProps, 'align' | 'valign' | 'color' | 'enter' | 'exit' | 'legibility'> & {
  children: string;
  field?: string;
  box: Box;
  /** Most lines. Default 3. */
  lines?: number;
};

/** Smallest legal type that is read on a phone, in units. */
export const LEGAL_MIN = 2.5;

/** The small print: the brand's base type, never smaller than can be read. */
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
