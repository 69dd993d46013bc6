// Requests that were once answered otherwise than described, kept by what was wrong.
// {id, status, body?, headers?, path?}: `path` for what a path names unless it is something known.

const json = ['Content-Type', 'application/json'];

export const kept = [
  // A change of nothing was done.
  { id: 'changePack', status: 400, headers: [json, ['If-Match', '*']], body: '{}' },
  // 304 was not described there.
  { id: 'getCooperative', status: 304, headers: [['If-None-Match', '*']] },
];
