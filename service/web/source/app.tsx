// Which of the pages one sees: setting up, signing in, or one's work.

import { useEffect, useReducer, useState } from 'preact/hooks';

import { at, Refused } from './api/client';
import { go_live } from './api/live';
import { refresh_all, useGet, warm } from './api/store';
import { Frame } from './frame';
import icon from './icon.svg';
import { fall_silent } from './parts/announce';
import { Failed, Skeleton } from './parts/basics';
import { LanguageButton } from './parts/language';
import { FirstSteps } from './pages/first_steps';
import { page_of } from './pages/all';
import { SetUp } from './pages/set_up';
import { SignIn } from './pages/sign_in';
import { go, useRoute } from './route';
import { type Here, HereContext, keep_cooperative, kept_cooperative, type Me } from './session';
import { choose_language, current_language, say } from './words/say';

function here_of(me: Me, chosen: string, choose: (id: string) => void): Here {
  const membership =
    me.memberships.find((each) => each.cooperative_id === chosen) ?? me.memberships[0];
  return {
    me,
    membership,
    choose,
    cooperative_id: membership?.cooperative_id ?? '',
    may: (permission) => membership?.permissions.includes(permission) ?? false,
  };
}

// On a slow line each question that waits for the one before it is half a second. The cooperative of
// the last time is a guess; if it is wrong, nothing was lost.
export function guess(): void {
  const cooperative_id = kept_cooperative();
  warm(at('/v1/me', {}));
  if (!cooperative_id || location.pathname !== '/') return;
  warm(at('/v1/cooperatives/{cooperative_id}', { cooperative_id }));
  if (location.hash.length < 3)
    warm(at('/v1/cooperatives/{cooperative_id}/to-do', { cooperative_id }));
}

function AtWork({ me, on_language }: { me: Me; on_language: () => void }) {
  const [chosen, set_chosen] = useState(kept_cooperative);
  const route = useRoute();
  useEffect(go_live, []);
  const here = here_of(me, chosen, (id) => {
    keep_cooperative(id);
    set_chosen(id);
    go();
  });
  useEffect(() => keep_cooperative(here.cooperative_id), [here.cooperative_id]);
  const Page = here.membership
    ? page_of(route, here)
    : route[0] === 'account'
      ? page_of(route, here)
      : FirstSteps;
  return (
    <HereContext.Provider value={here}>
      <Frame route={route} on_language={on_language}>
        <Page key={`${here.cooperative_id} ${route.join('/')}`} route={route} />
      </Frame>
    </HereContext.Provider>
  );
}

const retry_ms = 3000; // until there has been a first answer; then the stream sees to it

export function App() {
  const [, redraw] = useReducer<number, void>((count) => count + 1, 0);
  const me = useGet(at('/v1/me', {}));
  const is_nobody = me.failure instanceof Refused && me.failure.status === 401;
  const status = useGet(is_nobody ? at('/v1/status', {}) : null);
  useEffect(() => {
    if (!me.failure || is_nobody || me.body) return undefined;
    const timer = setTimeout(() => void refresh_all(), retry_ms);
    return () => clearTimeout(timer);
  }, [me.failure]);
  const on_language = (): void => {
    choose_language(current_language() === 'vi' ? 'en' : 'vi');
    fall_silent();
    redraw();
  };
  useEffect(() => {
    document.title = 'Gánh';
  }, []);

  // A link is for whoever opens it, whoever sat here before.
  const is_link = location.pathname === '/sign-in' && location.hash.startsWith('#secret=');
  if (me.body && !is_link) return <AtWork me={me.body} on_language={on_language} />;
  const Page = status.body?.set_up === false ? SetUp : SignIn;
  const is_known = is_link || status.body !== undefined;
  return (
    <div class="door">
      <header>
        <img src={icon} alt="" width="44" height="44" />
        <b>Gánh</b>
        <LanguageButton on_press={on_language} />
      </header>
      <main id="main">
        {is_known ? (
          <Page key={say('other_language')} />
        ) : (
          <>
            <Failed failure={is_nobody ? status.failure : me.failure} />
            {!me.failure && <Skeleton rows={1} />}
          </>
        )}
      </main>
    </div>
  );
}
