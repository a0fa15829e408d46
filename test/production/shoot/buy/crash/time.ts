/** Time that passes only while every process waits. */
export type Time = {
  now: () => number;
  /** Milliseconds from now. */
  after: (ms: number, work: () => void) => void;
  wait: (ms: number) => Promise<void>;
  /** Lets time pass until this is settled. */
  until: <T>(end: Promise<T>) => Promise<T>;
};

type Alarm = {at: number; order: number; work: () => void};

export const BEGINNING = Date.parse('2026-11-22T09:00:00.000Z');

export function openTime(): Time {
  let now = BEGINNING;
  let order = 0;
  const alarms: Alarm[] = [];
  const after = (ms: number, work: () => void): void => {
    alarms.push({at: now + Math.max(0, ms), order: order++, work});
  };
  const soonest = (): Alarm | undefined => {
    const sorted = alarms.sort((a, b) => a.at - b.at || a.order - b.order);
    return sorted.shift();
  };
  return {
    now: () => now,
    after,
    wait: (ms) => new Promise((resolve) => after(ms, resolve)),
    until: async (end) => {
      let over = false;
      const note = (): void => {
        over = true;
      };
      end.then(note, note);
      for (;;) {
        await new Promise((resolve) => setImmediate(resolve));
        if (over) return end;
        const alarm = soonest();
        if (!alarm) throw new Error('every process waits, and no event is left');
        now = Math.max(now, alarm.at);
        alarm.work();
      }
    },
  };
}
