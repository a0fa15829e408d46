import {useContext} from 'react';
import type {BoardVariant} from '../../spot/review/board.ts';
import {useReview} from '../app/review-context.ts';
import {timecode} from '../clock/timecode.ts';
import {ClockContext} from '../clock/use-clock.ts';

/** The findings of a variant that are listed. The page of the check lists all. */
const LISTED = 40;

/** What the check found in these masters. */
export function FindingsTab({variants}: {variants: readonly BoardVariant[]}) {
  const {selected, select} = useReview();
  const clock = useContext(ClockContext);
  const unchecked = variants.filter(({findings}) => findings === null).map(({id}) => id);
  return (
    <>
      {unchecked.length > 0 && (
        <p className="quiet">
          {unchecked.length === variants.length && variants.length > 1
            ? 'These masters were not checked.'
            : `Not checked: ${unchecked.join(', ')}.`}{' '}
          Run <code>tenspot check</code>.
        </p>
      )}
      {variants.map(({id, findings, fps}) =>
        findings === null ? null : (
          <section key={id}>
            {variants.length > 1 && <h3>{id}</h3>}
            {findings.length === 0 && <p className="quiet">No findings.</p>}
            <ul className="cards">
              {findings.slice(0, LISTED).map((finding, index) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: Findings have no id, and their order does not change.
                <li key={index} className={`card ${finding.severity}`}>
                  <p className="meta">
                    <strong>{finding.rule}</strong>
                    {finding.frames && (
                      <button
                        type="button"
                        className="link"
                        onClick={() => {
                          if (selected !== id) select(id);
                          clock.pause();
                          clock.seek((finding.frames?.from ?? 0) / fps);
                        }}
                      >
                        {timecode(finding.frames.from, fps)}
                      </button>
                    )}
                  </p>
                  <p>{finding.got}</p>
                  <p className="quiet">expected {finding.expected}</p>
                </li>
              ))}
            </ul>
          </section>
        ),
      )}
    </>
  );
}
