// The life of a cooperative through the API, in its order: every request and every reply is as
// service/openapi.yaml says, and no operation is left out. Each fact stands on those before it.

import { after, before, describe } from 'node:test';

import { facts_of_beginning, manager } from './beginning_facts.mjs';
import { begin_life, end_life } from './life.mjs';
import { facts_of_orders } from './order_facts.mjs';
import { facts_of_people } from './people_facts.mjs';
import { facts_of_the_service } from './service_facts.mjs';
import { facts_of_the_shed } from './shed_facts.mjs';
import { facts_of_webhooks } from './webhook_facts.mjs';

before(begin_life);

after(async () => {
  manager?.wire.end();
  await end_life();
});

describe('the API as described', { timeout: 300_000 }, () => {
  facts_of_beginning();
  facts_of_orders();
  facts_of_the_shed();
  facts_of_webhooks();
  facts_of_people();
  facts_of_the_service();
});
