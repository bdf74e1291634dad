import { type Answers, ApiError, askReports, askStatus } from './data/client.ts';
import type { Status } from './data/status.ts';
import { addressOf, COMPARISONS, type View, viewOf } from './period/view.ts';
import { showControls } from './view/controls.ts';
import { showCountries } from './view/countries.ts';
import { place } from './view/element.ts';
import { showProducts } from './view/products.ts';
import { showFreshness, showProof, trustOf } from './view/proof.ts';
import { showSeries } from './view/series.ts';
import { showTiles } from './view/tiles.ts';

/** How often the page looks whether something new was sold. @unit milliseconds */
const ASK_AGAIN_MS = 3_000;

const tell = (id: 'trouble' | 'loading', text: string | undefined): void => {
  const line = place(id);
  line.hidden = text === undefined;
  line.textContent = text ?? '';
};

const explain = (error: unknown): void => {
  if (error instanceof ApiError && error.status === 401) {
    location.assign('/sign-in');
    return;
  }
  tell('trouble', error instanceof Error ? error.message : String(error));
};

const periodLine = ({ from, to, compare }: View, { sales }: Answers): string => {
  const days = from === to ? from : `${from} to ${to}`;
  const { compare: base } = sales.meta;
  return base === null ? days : `${days}, compared with ${COMPARISONS[compare]} (${base.from} to ${base.to})`;
};

const loadingText = ({ sources }: Status): string | undefined => {
  const loading = sources.filter(({ loadedFrom }) => loadedFrom !== null);
  if (loading.length === 0) return undefined;
  const back = loading.map(({ name, loadedFrom }) => `${name} back to ${loadedFrom?.slice(0, 10)}`).join(', ');
  return `History is loading, the newest first: ${back}. Months that are here are whole.`;
};

const show = (view: View, answers: Answers): void => {
  tell('trouble', undefined);
  tell('loading', loadingText(answers.status));
  place('period-line').textContent = periodLine(view, answers);
  showFreshness(trustOf(answers.sales.meta, answers.status));
  showTiles(answers);
  showProducts(answers.products);
  showCountries(answers.countries);
  showProof(answers);
  showSeries(answers.sales);
};

let running = new AbortController();
let shown = '';

const refresh = async (search: string): Promise<void> => {
  running.abort();
  running = new AbortController();
  const { signal } = running;
  try {
    const status = await askStatus(signal);
    const view = viewOf(search, status.today);
    const answers = { status, ...(await askReports(view, signal)) };
    const content = JSON.stringify([view, answers]);
    if (content !== shown) {
      const isOther = !shown.startsWith(JSON.stringify([view]).slice(0, -1));
      shown = content;
      if (isOther) showControls(view, status.today, visit);
      show(view, answers);
    }
    document.body.dataset.ready = view.from;
  } catch (error) {
    if (!signal.aborted) explain(error);
  }
};

const visit = (view: View): void => {
  history.pushState(null, '', addressOf(view));
  void refresh(location.search);
};

addEventListener('popstate', () => void refresh(location.search));
addEventListener('resize', () => {
  shown = '';
});
setInterval(() => {
  if (document.visibilityState === 'visible') void refresh(location.search);
}, ASK_AGAIN_MS);
void refresh(location.search);
