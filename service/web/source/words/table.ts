// Every word of the page: Vietnamese, then English. {names} are filled in.

import { carriers } from './carriers';
import {channel_words} from './channels';
import {doing_words} from './doing';
import {frame_words} from './frame';
import {having_words} from './having';
import {order_words} from './orders';
import { payday } from './payday';
import {people_words} from './people';
import {reports} from './reports';
import {shed} from './shed';
import {till_words} from './till';

type Both = readonly [vi: string, en: string];
const both = <T extends Record<string, Both>>(table: { readonly [K in keyof T]: T[K] }): T => table;

export const words = both({
  ...frame_words,
  ...doing_words,
  ...having_words,
  ...channel_words,
  ...people_words,
  ...reports,
  ...carriers,
  ...shed,
  ...order_words,
  ...till_words,
  ...payday,
});
