// Who may do what: members, those invited, tokens.

import assert from 'node:assert/strict';
import { it } from 'node:test';

import { channel, manager } from './beginning_facts.mjs';
import { Client } from './client.mjs';
import { service } from './life.mjs';
import { keyed, password } from './village.mjs';

let member;

export function facts_of_people() {
  it('lets a member in by a link, as far as the role goes', async () => {
    const body = { login: 'binh@thien.an', name: 'Lò Văn Bình', role: 'staff' };
    member = (await manager.call('addMember', { body, headers: keyed('member-1'), status: 201 }))
      .json;
    assert.equal((await manager.call('listMembers')).json.members.length, 2);
    const path = { person_id: member.person.id };
    const link = (await manager.call('makeSignInLink', { path, status: 201 })).json;
    assert.match(link.qr_svg, /^<svg/);
    const secret = link.url.split('secret=')[1];
    const theirs = new Client(service.address, { path: { ...manager.path } });
    await theirs.call('signInByLink', { body: { secret }, status: 201 });
    await new Client(service.address).call('signInByLink', { body: { secret }, refused: 401 });
    await theirs.call('listOrders');
    await theirs.call('listMembers', { refused: 403 });
    await theirs.call('changePassword', { body: { password: 'lúa-nếp-cái-hoa-vàng' } });
    await manager.call('changeMember', { path, body: { role: 'marketplace_reader' } });
    await theirs.call('listOrders', { refused: 403 });
    const gone = (await manager.call('changePerson', { path, body: { disabled: true } })).json;
    assert.equal(gone.disabled, true);
    await theirs.call('getMe', { refused: 401 });
    assert.equal((await manager.call('listPeople')).json.people.length, 2);
    await manager.call('removeMember', { path });
    theirs.wire.end();
  });

  it('asks whoever has a login already before he belongs to it', async () => {
    const { id: person_id, login } = member.person;
    const invite = async (key) => {
      const body = { login, name: 'Ai đó', role: 'staff' };
      const asked = await manager.call('addMember', { body, headers: keyed(key), status: 202 });
      assert.ok(!asked.body.includes(person_id));
      return { invitation_id: asked.json.id };
    };
    await manager.call('changePerson', { path: { person_id }, body: { disabled: false } });
    await manager.call('withdrawInvitation', { path: await invite('invite-1') });
    const path = await invite('invite-2');
    const { members, invitations } = (await manager.call('listMembers')).json;
    assert.deepEqual([members.length, invitations.length], [1, 1]);
    const theirs = new Client(service.address, { path: { ...manager.path } });
    const password = 'lúa-nếp-cái-hoa-vàng';
    await theirs.call('signIn', { body: { login, password }, status: 201 });
    await theirs.call('listOrders', { refused: 404 });
    assert.equal((await theirs.call('getMe')).json.invitations[0].id, path.invitation_id);
    await theirs.call('answerInvitation', { path, body: { accept: true } });
    await theirs.call('listOrders');
    await manager.call('removeMember', { path: { person_id } });
    await manager.call('changePerson', { path: { person_id }, body: { disabled: true } });
    theirs.wire.end();
  });

  it('lets a bound token read the offers of its channel alone', async () => {
    const expires_on = new Date(Date.now() + 30 * 86_400_000).toISOString().slice(0, 10);
    const body = { name: 'Sàn đọc', scopes: ['offers.read'], expires_on, channel_id: channel.id };
    const { token, secret } = (await manager.call('makeToken', { body, status: 201 })).json;
    const reader = new Client(service.address, { token: secret, path: { ...manager.path } });
    const { offers } = (await reader.call('listOffers', { path: { channel_id: channel.id } })).json;
    assert.ok(offers.length > 0);
    assert.equal((await reader.call('getMe')).json.kind, 'token');
    await reader.call('listOffers', { path: { channel_id: 'chan_of_others' }, refused: 404 });
    await reader.call('listOrders', { refused: 403 });
    await reader.call('listSessions', { refused: 403 });
    assert.equal((await manager.call('listTokens')).json.tokens.length, 1);
    await manager.call('revokeToken', { path: { token_id: token.id } });
    await reader.call('getMe', { refused: 401 });
    reader.wire.end();
  });
}
