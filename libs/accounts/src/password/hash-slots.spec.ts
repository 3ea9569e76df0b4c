import { TooBusy } from '../accounts.errors.js';
import { HashSlots } from './hash-slots.js';

const aGate = (): { opened: Promise<void>; open: () => void } => {
  let open: () => void = () => undefined;
  const opened = new Promise<void>((resolve) => (open = resolve));
  return { opened, open };
};
const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

describe('hash slots', () => {
  it('never run more at once than they allow, and refuse at once when the crowd is full', async () => {
    const slots = new HashSlots(2, 3);
    const gate = aGate();
    const started: number[] = [];
    const work = [0, 1, 2, 3, 4].map((n) =>
      slots.run(async () => {
        started.push(n);
        await gate.opened;
        return n;
      }),
    );
    await turn();
    expect(started).toEqual([0, 1]);
    await expect(slots.run(() => Promise.resolve(5))).rejects.toBeInstanceOf(TooBusy);
    gate.open();
    await expect(Promise.all(work)).resolves.toEqual([0, 1, 2, 3, 4]);
    expect(started).toEqual([0, 1, 2, 3, 4]);
  });

  it('give the slot of failed work to the next', async () => {
    const slots = new HashSlots(1, 1);
    const failing = slots.run(() => Promise.reject(new Error('broken')));
    const next = slots.run(() => Promise.resolve('done'));
    await expect(failing).rejects.toThrow('broken');
    await expect(next).resolves.toBe('done');
    await expect(slots.run(() => Promise.resolve('again'))).resolves.toBe('again');
  });
});
