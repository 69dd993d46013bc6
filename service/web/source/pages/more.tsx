// On a phone: the way to the pages that have no place in the bar. And what there is instead of a page.

import { is_behind_more, usePlaces } from '../frame';
import { Empty, Heading, Notice } from '../parts/basics';
import { Icon } from '../parts/icon';
import { to } from '../route';
import { useHere } from '../session';
import { say } from '../words/say';

export function MorePage() {
  const mine = usePlaces();
  return (
    <>
      <Heading>{say('more')}</Heading>
      <ul class="ways">
        {mine
          .filter(({ route }) => is_behind_more(route, mine))
          .map(({ route, icon, word }) => (
            <li key={route}>
              <a class="card way" href={to(route)}>
                <Icon name={icon} />
                <b>{say(word)}</b>
                <Icon name="next" />
              </a>
            </li>
          ))}
      </ul>
      <p class="quiet">
        <a href="/docs">{say('api_description')}</a>
      </p>
    </>
  );
}

export const NotHere = () => (
  <>
    <Heading>{say('not_here')}</Heading>
    <Empty icon="warning">{say('not_here_cure')}</Empty>
  </>
);

export function ReaderPage() {
  const here = useHere();
  return (
    <>
      <Heading>{say('hello', { name: here.me.name })}</Heading>
      <Notice>
        {say('reader_only')} <a href="/docs">{say('api_description')}</a>
      </Notice>
    </>
  );
}
