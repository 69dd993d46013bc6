#include "service/words/troubles.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace ganh::service::words {

namespace {

constexpr std::pair<std::string_view, Text> troubles[] = {
    {"throttled", {"bên kia xin gửi chậm lại", "it asks to be sent less"}},
    {"signed_out", {"bên kia không nhận đăng nhập", "it does not accept the sign-in"}},
    {"unavailable", {"bên kia tạm thời không trả lời được", "it cannot answer at present"}},
    {"unknown",
     {"không rõ bên kia đã làm theo chưa", "it is not known whether it carried out what was sent"}},
    {"broken", {"bên kia trả lời không đúng quy cách", "its reply is not as agreed"}},
    {"forbidden",
     {"bên kia không cho kết nối; kiểm tra mã cửa hàng và mã bí mật",
      "it does not let us in; check the shop's code and the secret"}},
};
constexpr std::pair<std::string_view, Text> losses[] = {
    {"no connection", {"không có kết nối", "there is no connection"}},
    {"no reply", {"không có trả lời", "there was no reply"}},
};

template <std::size_t size>
const Text* find(const std::pair<std::string_view, Text> (&texts)[size], std::string_view name) {
  const auto* found = std::ranges::find(texts, name, &std::pair<std::string_view, Text>::first);
  return found == std::end(texts) ? nullptr : &found->second;
}

// "HTTP 503" of "HTTP 503 Service Unavailable"; "" when no number is told.
std::string reply_number(std::string_view detail) {
  for (const std::string_view before : {"HTTP ", "status "}) {
    const auto at = detail.find(before);
    if (at == detail.npos) continue;
    const std::string_view rest = detail.substr(at + before.size());
    const auto end = std::min(rest.find_first_not_of("0123456789"), rest.size());
    if (end > 0) return "HTTP " + std::string(rest.substr(0, end));
  }
  return "";
}

}  // namespace

std::string trouble_in_words(Language language, std::string_view noted) {
  const auto colon = noted.find(": ");
  const Text* trouble = find(troubles, noted.substr(0, colon));
  if (trouble == nullptr) return std::string(noted);
  const std::string_view detail = colon == noted.npos ? "" : noted.substr(colon + 2);
  if (const Text* loss = find(losses, detail)) return std::string(pick(language, *loss));
  const std::string number = reply_number(detail);
  const std::string said(pick(language, *trouble));
  return number.empty() ? said : said + " (" + number + ")";
}

}  // namespace ganh::service::words
