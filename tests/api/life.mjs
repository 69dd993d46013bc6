// The service and the marketplaces in small that the whole life is lived with.

import { begin, begin_market } from './program.mjs';

export let service;
export let agriconnect;
export let postmart;

export async function begin_life() {
  [agriconnect, postmart] = await Promise.all(['agriconnect', 'postmart'].map(begin_market));
  service = await begin();
}

export const end_life = () => Promise.all([service?.end(), agriconnect?.end(), postmart?.end()]);
