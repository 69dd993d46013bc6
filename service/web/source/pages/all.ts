// Which page is shown where, and who may see it.

import type { FunctionComponent } from 'preact';

import type { Route } from '../route';
import { later } from '../parts/later';
import type { Here, Permission } from '../session';
import { AccountPage } from './account';
import { CarriersPage } from './carriers';
import { ChangesPage } from './changes';
import { ChannelPage } from './channel';
import { ChannelsPage } from './channels';
import { ConnectPage } from './connect';
import { MorePage, NotHere, ReaderPage } from './more';
import { OrderPage } from './order';
import { OrdersPage } from './orders';
import { PeoplePage } from './people';
import { ProductsPage } from './products';
import { SharesPage } from './shares';
import { StockPage } from './stock';
import { ToDoPage } from './to_do';
import { TokensPage } from './tokens';
import { WorkbookPage } from './workbook';

export type Page = FunctionComponent<{ route: Route }>;

const ReportsPage = later(async () => (await import('./reports')).ReportsPage);

const pages: Record<string, [needs: Permission | null, page: Page, alone?: Page]> = {
  '': ['catalog.read', ToDoPage],
  account: [null, AccountPage],
  carriers: ['channels.read', CarriersPage],
  changes: ['changes.read', ChangesPage],
  channels: ['channels.read', ChannelsPage, ChannelPage],
  connect: ['channels.write', ConnectPage],
  more: [null, MorePage],
  orders: ['orders.read', OrdersPage, OrderPage],
  people: ['people.write', PeoplePage],
  products: ['catalog.read', ProductsPage, ProductsPage],
  reports: ['stock.read', ReportsPage, ReportsPage],
  shares: ['shares.read', SharesPage],
  stock: ['stock.read', StockPage, StockPage],
  tokens: ['people.write', TokensPage],
  workbook: ['catalog.write', WorkbookPage],
};

export function page_of(route: Route, here: Here): Page {
  const [needs, page, alone] = pages[route[0] ?? ''] ?? [null, NotHere];
  if (needs !== null && !here.may(needs)) return route.length ? NotHere : ReaderPage;
  return route.length > 1 ? (alone ?? NotHere) : page;
}
