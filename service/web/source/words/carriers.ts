// Words of carriers and of where parcels are.

export const carriers = {
  carriers: ['Bên vận chuyển', 'Carriers'],
  no_carriers: [
    'Chưa nối bên vận chuyển nào. Nối rồi thì đơn tự chuyển sang “đã giao”.',
    'No carrier is connected. Once one is, orders become “delivered” by themselves.',
  ],
  connect_carrier: ['Nối bên vận chuyển', 'Connect a carrier'],
  carrier_name: ['Tên gọi', 'Name'],
  carrier_name_hint: [
    'Viết đúng tên đã nối để đổi địa chỉ hoặc mã bí mật.',
    'Write the name of a connected one to change its address or secret.',
  ],
  carrier_url: ['Địa chỉ để hỏi', 'Address to ask'],
  carrier_url_hint: [
    'Để trống nếu chỉ nhận tin báo. GHN: https://online-gateway.ghn.vn',
    'Leave it empty to listen only. GHN: https://online-gateway.ghn.vn',
  ],
  carrier_secret: ['Mã bí mật (token)', 'Secret (token)'],
  carrier_webhook_secret: ['Mã trong tin báo', 'Secret in its messages'],
  carrier_webhook_hint: [
    'Chỉ khi bên vận chuyển cấp một mã riêng cho tin báo (Viettel Post).',
    'Only where the carrier gives one for its messages (Viettel Post).',
  ],
  done_connect_carrier: ['Đã nối {name}.', '{name} is connected.'],
  carrier_listens: ['chỉ nhận tin báo', 'only listens'],
  carrier_asked: ['hỏi lần cuối {time}', 'last asked {time}'],
  carrier_told: ['báo tin lần cuối {time}', 'last told {time}'],
  carrier_silent: ['chưa có tin', 'nothing yet'],
  webhook_address: ['Địa chỉ nhận tin báo', 'Address for its messages'],
  show_webhook: ['Xem địa chỉ nhận tin báo', 'Show the address for its messages'],
  webhook_why: [
    'Điền vào trang của bên vận chuyển. Ai có địa chỉ này đều gửi tin được: đừng đưa cho người khác.',
    'Enter it on the carrier’s page. Whoever has it can send: keep it to the carrier.',
  ],
  copy: ['Chép', 'Copy'],
  done_copy: ['Đã chép.', 'Copied.'],
  parcel_way: ['Hành trình', 'On its way'],
  parcel_no_news: ['Chưa có tin từ bên vận chuyển.', 'The carrier has told nothing yet.'],
  parcel_link: ['Gửi khách xem hành trình', 'For the customer to follow it'],
  carrier_said: ['mã {code}: {text}', 'code {code}: {text}'],
  task_parcel_failed_attempt: ['Chưa giao được', 'Not delivered'],
  task_parcel_returned: ['Hàng hoàn về', 'Came back'],
  task_parcel_cancelled: ['Vận đơn bị hủy', 'Waybill cancelled'],
  task_parcel_lost: ['Mất hàng', 'Lost'],
  task_parcel_damaged: ['Hàng hỏng', 'Damaged'],
} as const;
