/**
 * Ctrl-C, SIGTERM and a closed terminal, from the first moment on: whatever was started by then must be stopped in order.
 *
 * @param {(times: number) => void} onAsked called each time, with how often it was asked by then
 * @returns {{ readonly asked: boolean }}
 */
export const watchForInterruption = (onAsked) => {
  let times = 0;
  const ask = () => onAsked(++times);
  process.on('SIGINT', ask).on('SIGTERM', ask).on('SIGHUP', ask);
  return {
    get asked() {
      return times > 0;
    },
  };
};
