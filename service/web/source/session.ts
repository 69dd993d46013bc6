// Who sits here, and in which cooperative he works at the moment.

import { createContext } from 'preact';
import { useContext } from 'preact/hooks';

import type { Schema } from './api/client';

export type Me = Schema['Me'];
export type Membership = Me['memberships'][number];
export type Permission = Schema['Permission'];

export const role_words = {
  manager: 'role_manager',
  staff: 'role_staff',
  team_member: 'role_team_member',
  marketplace_reader: 'role_marketplace_reader',
} as const;

export interface Here {
  me: Me;
  cooperative_id: string;
  membership: Membership | undefined;
  may: (permission: Permission) => boolean;
  choose: (cooperative_id: string) => void;
}

export const HereContext = createContext<Here | null>(null);

export function useHere(): Here {
  const here = useContext(HereContext);
  if (!here) throw new Error('Nobody is signed in here.');
  return here;
}

const kept_as = 'ganh.cooperative';

export function kept_cooperative(): string {
  try {
    return localStorage.getItem(kept_as) ?? '';
  } catch {
    return '';
  }
}

export function keep_cooperative(cooperative_id: string): void {
  try {
    localStorage.setItem(kept_as, cooperative_id);
  } catch {
    /* until the page is left */
  }
}
