import { after, describe, test } from 'node:test';
import { accessJourney } from './journeys/access.ts';
import { costsJourney } from './journeys/costs.ts';
import { equalityJourney } from './journeys/equality.ts';
import { signInJourney } from './journeys/sign-in.ts';
import { troubleJourney } from './journeys/trouble.ts';
import { viewsJourney } from './journeys/views.ts';
import { startBrowser } from './start-browser.fixture.ts';

const started = await startBrowser();

// One browser for all of them: to start it costs more than most of them.
if (typeof started === 'string') test('the page in a browser', { skip: started }, () => undefined);
else
  describe('the page in a browser', () => {
    after(() => started.close());
    for (const journey of [signInJourney, viewsJourney, troubleJourney, accessJourney, costsJourney, equalityJourney]) journey(started);
  });
