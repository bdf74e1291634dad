import type { Answers } from './data/answers.ts';
import { ApiError, askReports, askStatus } from './data/client.ts';
import type { Status } from './data/status.ts';
import { addressOf, type View, viewOf } from './period/view.ts';
import { createControls } from './view/controls.ts';
import { place } from './view/element.ts';
import { tell } from './view/notes.ts';
import { showPage } from './view/page.ts';
import { showSeries } from './view/series.ts';
import { showFreshness } from './view/trust.ts';

/** How often the page looks whether something new was sold: as often as whoever serves it has it look. @unit milliseconds */
const ASK_AGAIN_MS = Number(document.body.dataset.lookSeconds) * 1_000;

/** A chart is drawn anew when a window has stopped growing for so long. @unit milliseconds */
const SETTLED_MS = 150;

/** How the book is, is asked so often: once in so many looks, unless the figures changed or history loads. */
const LOOKS_A_STATUS = 10;

const SIGN_IN_AGAIN = '/sign-in?again=1';

let asking: AbortController | undefined;
let shown: { readonly view: View; readonly answers: Answers; readonly text: string } | undefined;

const explain = (error: unknown): void => {
  if (error instanceof ApiError && error.status === 401) {
    location.assign(SIGN_IN_AGAIN);
    return;
  }
  tell('trouble', error instanceof Error ? error.message : String(error));
  showFreshness({ state: 'attention', text: shown === undefined ? 'No figures yet' : 'The figures below are the last that came' });
};

const show = (view: View, answers: Answers): void => {
  const text = JSON.stringify([view, answers]);
  if (text === shown?.text && place('trouble').hidden) return;
  // Fields are left alone while their view stays, for somebody may be about to change one.
  if (JSON.stringify(view) !== JSON.stringify(shown?.view)) showControls(view, answers.status.today);
  shown = { view, answers, text };
  showPage(view, answers);
};

let looks = 0;

const isLoading = ({ sources }: Status): boolean => sources.some(({ loadedFrom }) => loadedFrom !== null);

/** What is known of the book, if that is new enough for this look. */
const knownStatus = (): Status | undefined => {
  const status = shown?.answers.status;
  return status === undefined || looks % LOOKS_A_STATUS === 0 || isLoading(status) ? undefined : status;
};

const askAll = async (signal: AbortSignal): Promise<{ readonly view: View; readonly answers: Answers }> => {
  const known = knownStatus();
  const status = known ?? (await askStatus(signal));
  const view = viewOf(location.search, status.today);
  const reports = await askReports(view, signal);
  const isNews = known !== undefined && JSON.stringify({ status, ...reports }) !== JSON.stringify(shown?.answers);
  return { view, answers: { status: isNews ? await askStatus(signal) : status, ...reports } };
};

/** Asks for the view of the address and shows it; what was being asked before is let go. */
const refresh = async (): Promise<void> => {
  asking?.abort();
  const mine = new AbortController();
  asking = mine;
  try {
    const { view, answers } = await askAll(mine.signal);
    show(view, answers);
    document.body.dataset.ready = view.from;
  } catch (error) {
    if (!mine.signal.aborted) explain(error);
  }
  if (asking === mine) asking = undefined;
  place('main').ariaBusy = String(asking !== undefined);
};

const visit = (): void => {
  place('main').ariaBusy = 'true';
  void refresh();
};

const showControls = createControls((view) => {
  history.pushState(null, '', addressOf(view));
  visit();
});

// An answer under way is not asked for twice.
const lookAgain = (): void => {
  if (document.visibilityState !== 'visible' || asking !== undefined) return;
  looks += 1;
  void refresh();
};

let settling: ReturnType<typeof setTimeout> | undefined;
addEventListener('resize', () => {
  clearTimeout(settling);
  settling = setTimeout(() => {
    if (shown !== undefined) showSeries(shown.answers.sales);
  }, SETTLED_MS);
});
addEventListener('popstate', visit);
document.addEventListener('visibilitychange', lookAgain);
setInterval(lookAgain, ASK_AGAIN_MS);
visit();
