import { toResponse } from './encode.ts';
import { problemCodeOf } from './errors.ts';
import type { ApiRequest } from './request.ts';
import { type ApiResponse, refuse } from './response.ts';

/** What is answered when an answer failed: that it may be tried again, or that the log has more. What went wrong inside is only told to us. */
export const answerFailure = (
  error: unknown,
  request: Pick<ApiRequest, 'path'>,
  { onFailure }: { readonly onFailure: (error: unknown) => void },
): ApiResponse => {
  onFailure(error);
  const code = problemCodeOf(error);
  return code === 'busy'
    ? toResponse(refuse(code, 'try again in a moment', { headers: { 'retry-after': '1' } }), request)
    : toResponse(refuse(code, 'the log of the server says why'), request);
};
