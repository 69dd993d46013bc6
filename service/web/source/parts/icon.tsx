// Drawn lines, 24 by 24, in the colour of the text beside them. Never the only name of a thing.

const lines = {
  todo: 'M4 6l2 2 3-3.500M4 13l2 2 3-3.500M4 20l2 2 3-3.500M13 7h7M13 14h7M13 20h7',
  orders: 'M6 3h9l4 4v14H6zM14 3v5h5M9 12h7M9 16h5',
  products: 'M3 9l9-5 9 5v8l-9 5-9-5zM3 9l9 5 9-5M12 14v8',
  stock: 'M4 21V9l8-5 8 5v12M8 21v-8h8v8M8 17h8',
  channels: 'M3 10l2-6h14l2 6M4 10v10h16V10M3 10a3 3 0 006 0 3 3 0 006 0 3 3 0 006 0M10 20v-5h4v5',
  people:
    'M9 11a4 4 0 100-8 4 4 0 000 8zM2 21c0-4 3-7 7-7s7 3 7 7M16 3.500a4 4 0 010 7M18 14.500c2.500.800 4 3.200 4 6.500',
  more: 'M4 7h16M4 12h16M4 17h16',
  workbook: 'M4 3h16v18H4zM4 9h16M4 15h16M10 3v18',
  shares: 'M4 20V10M10 20V4M16 20v-7M21 20H3',
  changes: 'M12 7v5l3 2M3 12a9 9 0 109-9 9 9 0 00-7 3.500M4 3v4h4',
  account: 'M12 12a4 4 0 100-8 4 4 0 000 8zM4 21c0-4 3.500-7 8-7s8 3 8 7',
  parcels: 'M2 6h12v10H2zM14 9h4l4 4v3h-8M6 19a2 2 0 100-4 2 2 0 000 4zM18 19a2 2 0 100-4 2 2 0 000 4z',
  back: 'M15 5l-7 7 7 7',
  next: 'M9 5l7 7-7 7',
  check: 'M4 12.500l5 5L20 6.500',
  cross: 'M6 6l12 12M18 6L6 18',
  warning: 'M12 3l10 18H2zM12 10v5M12 18v.500',
  phone: 'M5 3h4l2 5-3 2c1 3 3 5 6 6l2-3 5 2v4c0 1-1 2-2 2C10 21 3 14 3 5c0-1 1-2 2-2z',
  offline:
    'M3 3l18 18M8.500 16a5 5 0 017 0M5 12.500a10 10 0 015-2.700M14 9.800a10 10 0 015 2.700M12 20v.500',
} as const;

export type IconName = keyof typeof lines;

export const Icon = ({ name }: { name: IconName }) => (
  <svg class="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
    <path d={lines[name]} />
  </svg>
);
