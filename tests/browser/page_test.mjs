// A first day with Gánh, in the order in which it goes: each fact stands on those before it.

import assert from 'node:assert/strict';
import { after, afterEach, before, describe } from 'node:test';

import { facts_of_beginning } from './beginning_facts.mjs';
import { begin_day, end_day, troubles } from './day.mjs';
import { facts_of_the_office } from './office_facts.mjs';
import { facts_of_orders } from './order_facts.mjs';
import { facts_of_every_page } from './page_facts.mjs';
import { facts_of_the_shed } from './shed_facts.mjs';

before(begin_day);
after(end_day);

afterEach(() => assert.deepEqual(troubles.splice(0), [], 'the console stays empty'));

describe('a first day', { timeout: 600_000 }, () => {
  facts_of_beginning();
  facts_of_orders();
  facts_of_the_shed();
  facts_of_the_office();
  facts_of_every_page();
});
