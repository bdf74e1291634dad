import { Day } from '../../../src/domain/time/day.ts';
import { openDemo } from '../../../src/local/demo-shop/open-demo.ts';

const DAY_MS = 86_400_000;

const yesterday = (): string => new Date(Date.now() - DAY_MS).toISOString().slice(0, 10);

/** A demo shop on this machine that opened yesterday, so that its whole history is soon pulled. */
export const openDemoShop = async (token: string) => {
  const { url, close } = await openDemo({
    seed: 'journey',
    opened: Day.parse(yesterday()),
    port: 0,
    faults: 0,
    token,
    rushMinutes: 0,
    subscriber: undefined,
    onFailure: () => undefined,
    nowMs: Date.now,
  });

  /** What the shop itself says it sold yesterday, by its own arithmetic. */
  const soldYesterday = async () => {
    const day = yesterday();
    const answer = await fetch(`${url}/v1/totals?from=${day}&to=${day}`, { headers: { authorization: `Bearer ${token}` } });
    const [{ orders, netSales }] = JSON.parse(await answer.text()).days;
    return { day, orders, netSales };
  };

  return { url, close, soldYesterday };
};
