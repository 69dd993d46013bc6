// Requests that were once answered otherwise than described, kept by what was wrong.
// {id, status, body?, headers?, path?, query?}: `path` for what a path names unless it is something
// known.

const json = ['Content-Type', 'application/json'];

export const kept = [
  // A change of nothing was done.
  { id: 'changePack', status: 400, headers: [json, ['If-Match', '*']], body: '{}' },
  // 304 was not described there.
  { id: 'getCooperative', status: 304, headers: [['If-None-Match', '*']] },
  // What was no UTF-8 was repeated in the problem.
  { id: 'findTracking', status: 400, query: '?reference=%ed%a0%80' },
  { id: 'listOrders', status: 400, query: '?find=%ff' },
  { id: 'getOrder', status: 400, path: { order_id: '%c0%af' } },
];
