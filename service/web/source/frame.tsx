// What stands around every page: whose it is, the way to the others, and whether it is up to date.

import type { ComponentChildren } from 'preact';
import { useEffect, useState } from 'preact/hooks';

import { at } from './api/client';
import { useContact, useGet } from './api/store';
import icon from './icon.svg';
import { on_announce } from './parts/announce';
import { Icon, type IconName } from './parts/icon';
import { LanguageButton } from './parts/language';
import { type Route, to } from './route';
import { type Permission, useHere } from './session';
import { clock, day, say, set_clock, weekday, type Word } from './words/say';

interface Place {
  route: string;
  icon: IconName;
  word: Word;
  needs: Permission | null;
}

export const places: Place[] = [
  { route: '', icon: 'todo', word: 'to_do', needs: 'catalog.read' },
  { route: 'orders', icon: 'orders', word: 'orders', needs: 'orders.read' },
  { route: 'products', icon: 'products', word: 'products', needs: 'catalog.read' },
  { route: 'stock', icon: 'stock', word: 'stock', needs: 'stock.read' },
  { route: 'sell', icon: 'shares', word: 'sell', needs: 'orders.write' },
  { route: 'channels', icon: 'channels', word: 'channels', needs: 'channels.read' },
  { route: 'carriers', icon: 'parcels', word: 'carriers', needs: 'channels.read' },
  { route: 'stock-takes', icon: 'check', word: 'stock_takes', needs: 'stock.read' },
  { route: 'holds', icon: 'account', word: 'holds', needs: 'stock.read' },
  { route: 'workbook', icon: 'workbook', word: 'workbook', needs: 'catalog.write' },
  { route: 'shares', icon: 'shares', word: 'shares', needs: 'shares.read' },
  { route: 'reports', icon: 'shares', word: 'reports', needs: 'stock.read' },
  { route: 'payouts', icon: 'shares', word: 'payouts', needs: 'money.read' },
  { route: 'settlements', icon: 'check', word: 'settlements', needs: 'money.read' },
  { route: 'books', icon: 'changes', word: 'books', needs: 'money.read' },
  { route: 'people', icon: 'people', word: 'people', needs: 'people.write' },
  { route: 'changes', icon: 'changes', word: 'changes', needs: 'changes.read' },
  { route: 'account', icon: 'account', word: 'account', needs: null },
];
const on_phone_max = 4; // and "more"

// Pages that one comes to from another: where one is then.
const reached_from: Record<string, string> = {
  connect: 'channels',
  lots: 'stock',
  'pick-list': 'orders',
  places: 'stock',
  recall: 'stock',
  tokens: 'people',
  unreadable: 'orders',
};

// The pages that "more" leads to on a phone.
export const is_behind_more = (route: string, mine: Place[]): boolean =>
  mine.findIndex((place) => place.route === route) >= on_phone_max;

export function usePlaces(): Place[] {
  const here = useHere();
  return places.filter(({ needs }) => needs === null || here.may(needs));
}

function Connection() {
  const contact = useContact();
  return (
    <div role="status" class="connection">
      {contact.is_lost && (
        <div class="notice bad">
          <Icon name="offline" />
          <span>
            {contact.heard_at_ms
              ? say('not_up_to_date', { time: clock(contact.heard_at_ms) })
              : say('no_answer')}
          </span>
        </div>
      )}
    </div>
  );
}

function Announced() {
  const [text, set_text] = useState('');
  useEffect(() => on_announce(set_text), []);
  return (
    <div role="status" class="announced">
      {text && (
        <p>
          <Icon name="check" />
          {text}
        </p>
      )}
    </div>
  );
}

function Head({ on_language }: { on_language: () => void }) {
  const here = useHere();
  const cooperative = useGet(
    here.may('catalog.read')
      ? at('/v1/cooperatives/{cooperative_id}', { cooperative_id: here.cooperative_id })
      : null,
  );
  const time = cooperative.body?.clock;
  if (time) set_clock(time.offset_seconds);
  const { memberships } = here.me;
  return (
    <header class="head">
      <div class="whose">
        {memberships.length > 1 ? (
          <select
            aria-label={say('cooperative')}
            value={here.cooperative_id}
            onChange={(event) => here.choose(event.currentTarget.value)}
          >
            {memberships.map((each) => (
              <option
                key={each.cooperative_id}
                value={each.cooperative_id}
                selected={each.cooperative_id === here.cooperative_id}
              >
                {each.cooperative}
              </option>
            ))}
          </select>
        ) : (
          <b>{here.membership?.cooperative ?? 'Gánh'}</b>
        )}
        {time && (
          <small>
            {weekday(time.today)}, {day(time.today)}
            {time.offset_seconds !== 0 && ` · ${say('demonstration_clock')}`}
          </small>
        )}
      </div>
      <LanguageButton on_press={on_language} />
    </header>
  );
}

function Ways({ route }: { route: Route }) {
  const mine = usePlaces();
  const now = reached_from[route[0] ?? ''] ?? route[0] ?? '';
  const link = ({ route: target, icon, word }: Place, at_place: number) => (
    <a
      key={target}
      href={to(target)}
      aria-current={now === target ? 'page' : undefined}
      class={at_place >= on_phone_max ? 'wide-only' : ''}
    >
      <Icon name={icon} />
      <span>{say(word)}</span>
    </a>
  );
  return (
    <nav aria-label={say('pages')}>
      <p class="wide-only brand">
        <img src={icon} alt="" width="40" height="40" />
        Gánh
      </p>
      {mine.map(link)}
      <a
        class="narrow-only"
        href={to('more')}
        aria-current={now === 'more' || is_behind_more(now, mine) ? 'page' : undefined}
      >
        <Icon name="more" />
        <span>{say('more')}</span>
      </a>
    </nav>
  );
}

// Whoever works already hears of it wherever he is; the answer is given on his own page.
function InvitationNotice({ route }: { route: Route }) {
  const { me, membership } = useHere();
  if (!membership || me.invitations.length === 0 || route[0] === 'account') return null;
  return (
    <p class="notice">
      <a href={to('account')}>
        {say('invitation', { cooperative: me.invitations[0]?.cooperative ?? '' })}
      </a>
    </p>
  );
}

export function Frame({
  route,
  on_language,
  children,
}: {
  route: Route;
  on_language: () => void;
  children: ComponentChildren;
}) {
  return (
    <div class="frame">
      <a
        class="skip"
        href="#main"
        onClick={(event) => {
          event.preventDefault();
          document.querySelector<HTMLElement>('main h1, main')?.focus();
        }}
      >
        {say('skip')}
      </a>
      <Ways route={route} />
      <div class="side">
        <Head on_language={on_language} />
        <Connection />
        <main id="main" tabIndex={-1}>
          <InvitationNotice route={route} />
          {children}
        </main>
        <Announced />
      </div>
    </div>
  );
}
