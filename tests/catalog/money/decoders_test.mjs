// What the catalog writes, read by `vietnam-qr-pay` and by `promptparse` (a plain EMVCo reader).

import assert from 'node:assert/strict'
import {execFileSync} from 'node:child_process'
import {test} from 'node:test'
import {parse} from 'promptparse'
import vietnam from 'vietnam-qr-pay'

const payload = (...words) => execFileSync(process.env.GANH_PRINT_VIETQR, words, {encoding: 'utf8'})

const payments = [
  {bin: '970436', account: '0011004567890'},
  {bin: '970416', account: '257678859', amount: '1'},
  {bin: '970405', account: '8500205123456', amount: '1234005', purpose: 'DH 000123'},
  {bin: '970422', account: '1234567890ABCdef123', amount: '9999999999999',
    purpose: 'Trả tiền đơn hàng ĐH-000123 của bà Nông Thị Lường', folded: 'TRA TIEN DON HANG DH 0001'},
  {bin: '970415', account: 'A', amount: '', purpose: 'Gạo', folded: 'GAO'},
]

for (const {bin, account, amount, purpose = '', folded = purpose} of payments) {
  const text = payload(bin, account, amount ?? '', purpose)

  test(`vietnam-qr-pay reads ${text}`, () => {
    const read = new vietnam.QRPay(text)

    assert.equal(read.isValid, true)
    assert.equal(read.version, '01')
    assert.equal(read.initMethod, amount ? '12' : '11')
    assert.equal(read.provider.name, 'VIETQR')
    assert.equal(read.provider.service, 'QRIBFTTA')
    assert.equal(read.consumer.bankBin, bin)
    assert.equal(read.consumer.bankNumber, account)
    assert.equal(read.amount ?? '', amount ?? '')
    assert.equal(read.additionalData.purpose ?? '', folded)
    assert.equal(read.currency, '704')
    assert.equal(read.nation, 'VN')
    assert.equal(read.build(), text)
  })

  test(`promptparse reads ${text}`, () => {
    const read = parse(text, true, true) // strict: checksum too; and fields within fields

    assert.ok(read)
    assert.equal(read.getTagValue('38', '00'), 'A000000727')
    assert.equal(read.getTagValue('38', '01'), `0006${bin}01${String(account.length).padStart(2, '0')}${account}`)
    assert.equal(read.getTagValue('54') ?? '', amount ?? '')
    assert.equal(read.getTagValue('62', '08') ?? '', folded)
  })
}

test('a changed digit is seen by both', () => {
  const text = payload('970436', '0011004567890', '50000').replace('50000', '50001')

  assert.equal(new vietnam.QRPay(text).isValid, false)
  assert.equal(parse(text, true, true), null)
})
