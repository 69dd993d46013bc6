// Which page is shown where, and who may see it.

import type { FunctionComponent } from 'preact';

import type { Route } from '../route';
import { later } from '../parts/later';
import type { Here, Permission } from '../session';
import { AccountPage } from './account';
import { ChangesPage } from './changes';
import { ChannelsPage } from './channels';
import { MorePage, NotHere, ReaderPage } from './more';
import { OrderPage } from './order';
import { OrdersPage } from './orders';
import { PickListPage } from './pick_list';
import { ProductsPage } from './products';
import { SellPage } from './sell';
import { SharesPage } from './shares';
import { StockPage } from './stock';
import { ToDoPage } from './to_do';

export type Page = FunctionComponent<{ route: Route }>;

const CarriersPage = later(async () => (await import('./carriers')).CarriersPage);
const ChannelPage = later(async () => (await import('./channel')).ChannelPage);
const ConnectPage = later(async () => (await import('./connect')).ConnectPage);
const PeoplePage = later(async () => (await import('./people')).PeoplePage);
const TokensPage = later(async () => (await import('./tokens')).TokensPage);
const UnreadablePage = later(async () => (await import('./unreadable')).UnreadablePage);
const WorkbookPage = later(async () => (await import('./workbook')).WorkbookPage);
const BooksPage = later(async () => (await import('./books')).BooksPage);
const PayoutPage = later(async () => (await import('./payout')).PayoutPage);
const PayoutsPage = later(async () => (await import('./payouts')).PayoutsPage);
const SettlementPage = later(async () => (await import('./settlements')).SettlementPage);
const SettlementsPage = later(async () => (await import('./settlements')).SettlementsPage);
const ReportsPage = later(async () => (await import('./reports')).ReportsPage);

const pages: Record<string, [needs: Permission | null, page: Page, alone?: Page]> = {
  '': ['catalog.read', ToDoPage],
  account: [null, AccountPage],
  carriers: ['channels.read', CarriersPage],
  books: ['money.read', BooksPage],
  changes: ['changes.read', ChangesPage],
  channels: ['channels.read', ChannelsPage, ChannelPage],
  connect: ['channels.write', ConnectPage],
  holds: ['stock.read', later(async () => (await import('./holds')).HoldsPage)],
  lots: ['stock.read', NotHere, later(async () => (await import('./lot')).LotPage)],
  more: [null, MorePage],
  orders: ['orders.read', OrdersPage, OrderPage],
  payouts: ['money.read', PayoutsPage, PayoutPage],
  people: ['people.write', PeoplePage],
  places: ['stock.read', later(async () => (await import('./places')).PlacesPage)],
  'pick-list': ['orders.read', PickListPage],
  products: ['catalog.read', ProductsPage, ProductsPage],
  reports: ['stock.read', ReportsPage, ReportsPage],
  recall: ['stock.read', NotHere, later(async () => (await import('./recall')).RecallPage)],
  sell: ['orders.write', SellPage],
  settlements: ['money.read', SettlementsPage, SettlementPage],
  shares: ['shares.read', SharesPage],
  stock: ['stock.read', StockPage, StockPage],
  'stock-takes': [
    'stock.read',
    later(async () => (await import('./takes')).TakesPage),
    later(async () => (await import('./take')).TakePage),
  ],
  tokens: ['people.write', TokensPage],
  unreadable: ['orders.read', UnreadablePage],
  workbook: ['catalog.write', WorkbookPage],
};

export function page_of(route: Route, here: Here): Page {
  const [needs, page, alone] = pages[route[0] ?? ''] ?? [null, NotHere];
  if (needs !== null && !here.may(needs)) return route.length ? NotHere : ReaderPage;
  return route.length > 1 ? (alone ?? NotHere) : page;
}
