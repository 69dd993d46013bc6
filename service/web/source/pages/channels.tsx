// Where the cooperative sells, and how far each channel is in step with the catalog.

import { at, type Schema } from '../api/client';
import { useGet } from '../api/store';
import { Card, Empty, Heading, Loaded, Notice } from '../parts/basics';
import { Icon } from '../parts/icon';
import { to } from '../route';
import { useHere } from '../session';
import { moment, say } from '../words/say';

export type Channel = Schema['Channel'];

export function ChannelFacts({ channel }: { channel: Channel }) {
  const { listings, outbox } = channel;
  return (
    <>
      {channel.trouble && (
        <Notice tone="bad">
          <b>{say('channel_trouble')}</b>
          <p>{channel.trouble}</p>
        </Notice>
      )}
      {channel.quarantined > 0 && (
        <Notice tone="bad">{say('quarantined', { n: channel.quarantined })}</Notice>
      )}
      <dl class="figures">
        <div>
          <dt>{say('listings_live')}</dt>
          <dd>{listings.live}</dd>
        </div>
        <div>
          <dt>{say('listings_pending')}</dt>
          <dd>{listings.pending}</dd>
        </div>
        <div>
          <dt>{say('listings_refused')}</dt>
          <dd class={listings.refused ? 'bad' : ''}>{listings.refused}</dd>
        </div>
        <div>
          <dt>{say('outbox_held')}</dt>
          <dd class={outbox.held ? 'warn' : ''}>{outbox.held}</dd>
        </div>
      </dl>
      <p class="quiet">
        {channel.orders_polled_at
          ? say('orders_polled', { time: moment(channel.orders_polled_at) })
          : say('orders_never_polled')}
        {outbox.ready + outbox.sending > 0 &&
          ` · ${say('on_the_way', { n: outbox.ready + outbox.sending })}`}
      </p>
    </>
  );
}

export function ChannelsPage() {
  const here = useHere();
  const { cooperative_id } = here;
  const found = useGet(at('/v1/cooperatives/{cooperative_id}/channels', { cooperative_id }));
  return (
    <>
      <Heading>{say('channels')}</Heading>
      {here.may('channels.write') && (
        <div class="actions">
          <a class="button plain" href={to('connect')}>
            <span>{say('connect_channel')}</span>
          </a>
        </div>
      )}
      <Loaded of={found}>
        {({ channels }) =>
          channels.length === 0 ? (
            <Empty icon="channels">{say('no_channels')}</Empty>
          ) : (
            <div class="cards two">
              {channels.map((channel) => (
                <Card key={channel.id} tone={channel.trouble ? 'bad' : undefined}>
                  <div class="row">
                    <h2>
                      <a href={to('channels', channel.id)}>{channel.name}</a>
                    </h2>
                    <span class="quiet">{channel.connector}</span>
                  </div>
                  <ChannelFacts channel={channel} />
                  <div class="actions">
                    <a
                      class={`button ${channel.outbox.held ? 'main' : 'plain'}`}
                      href={to('channels', channel.id)}
                      aria-label={`${say(channel.outbox.held ? 'rehearse' : 'look')}: ${channel.name}`}
                    >
                      <span>{say(channel.outbox.held ? 'rehearse' : 'look')}</span>
                      <Icon name="next" />
                    </a>
                  </div>
                </Card>
              ))}
            </div>
          )
        }
      </Loaded>
    </>
  );
}
