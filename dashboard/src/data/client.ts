import type { Report } from '../../../src/api/reports/report.ts';
import type { View } from '../period/view.ts';
import type { Answers } from './answers.ts';
import { questionsOf } from './questions.ts';
import type { Status } from './status.ts';

/** The API refused, or could not be reached. `status` 0 is no answer at all. */
export class ApiError extends Error {
  override readonly name = 'ApiError';
  readonly status: number;

  constructor(status: number, message: string) {
    super(message);
    this.status = status;
  }
}

const unreachable = (): ApiError => new ApiError(0, 'Tillbook does not answer. Is it still running? The page asks again in a moment.');

const detailOf = async (response: Response): Promise<string> => {
  const problem: unknown = await response.json().catch(() => undefined);
  const { detail, title } = Object(problem);
  return String(detail ?? title ?? `The answer was ${response.status}.`);
};

const ask = async <T>(path: string, signal: AbortSignal): Promise<T> => {
  const response = await fetch(path, { signal, credentials: 'same-origin', headers: { accept: 'application/json' } }).catch((error) => {
    throw signal.aborted ? error : unreachable();
  });
  if (!response.ok) throw new ApiError(response.status, await detailOf(response));
  return response.json();
};

export const askStatus = (signal: AbortSignal): Promise<Status> => ask<Status>('/page/v1/status', signal);

/** Asks for everything that the view shows, in one call. The browser keeps answers and asks whether they still hold. */
export const askReports = async (view: View, signal: AbortSignal): Promise<Omit<Answers, 'status'>> => {
  const params = new URLSearchParams(questionsOf(view).map((question) => ['ask', question]));
  const { reports } = await ask<{ readonly reports: readonly Report[] }>(`/page/v1/reports?${params}`, signal);
  const [sales, customers, products, countries] = reports;
  if (!sales || !customers || !products || !countries) throw new ApiError(0, 'The answer is incomplete; reload the page.');
  return { sales, customers, products, countries };
};
