#include "connectors/sentences.h"

namespace ganh::connectors {

namespace {

// reason, problem and cure in Vietnamese, problem and cure in English; sorted by reason.
constexpr catalog::text::Sentence sentences[] = {
    {"listen.in_use", "Địa chỉ {host}, cổng {port} đang được một chương trình khác dùng.",
     "Tắt chương trình kia, hoặc chọn một cổng khác.",
     "Address {host}, port {port} is in use by another program.",
     "Close the other program, or choose another port."},
    {"listen.not_loopback", "Địa chỉ {host} không phải là địa chỉ trong chính máy này.",
     "Dùng 127.0.0.1; muốn máy khác truy cập thì đặt một proxy có TLS ở phía trước.",
     "Address {host} does not belong to this machine alone.",
     "Use 127.0.0.1; to let other machines in, put a TLS proxy in front."},
    {"webhook.signature", "Chữ ký của tin báo từ sàn không đúng.",
     "Kiểm tra mã bí mật webhook của kênh bán: nó phải giống mã đã đặt trên sàn.",
     "The signature of the marketplace's message does not hold.",
     "Check the channel's webhook secret: it must be the one set on the marketplace."},
    {"webhook.too_old", "Tin báo từ sàn mang giờ lệch quá 5 phút so với máy này.",
     "Kiểm tra giờ của máy; nếu giờ đúng thì sàn sẽ tự gửi lại tin.",
     "The marketplace's message bears a time more than 5 minutes off this machine's.",
     "Check this machine's clock; if it is right, the marketplace will send again."},
};

}  // namespace

std::span<const catalog::text::Sentence> connector_sentences() {
  return sentences;
}

}  // namespace ganh::connectors
