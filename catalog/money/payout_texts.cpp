#include "catalog/money/payout_texts.h"

#include <fmt/format.h>

#include <cstdlib>
#include <vector>

#include "catalog/text/normal_form.h"

namespace ganh::catalog::money {

namespace {

constexpr std::size_t plain_letters_max = 160;
constexpr std::size_t other_letters_max = 70;
constexpr std::size_t name_letters_min = 12;

// The letters of a text, each as its bytes.
std::vector<std::string_view> letters(std::string_view utf8) {
  std::vector<std::string_view> all;
  std::size_t begin = 0;
  for (std::size_t at = 1; at <= utf8.size(); ++at) {
    if (at < utf8.size() && (utf8[at] & 0xC0) == 0x80) continue;
    all.push_back(utf8.substr(begin, at - begin));
    begin = at;
  }
  return all;
}

// What one letter counts for in the plain alphabet; 0: it is not in it.
std::size_t plain_length(std::string_view letter) {
  if (letter.size() != 1) return 0;
  const char c = letter.front();
  constexpr std::string_view escaped = "[]{}^\\|~";
  if (escaped.find(c) != escaped.npos) return 2;
  return c == '\n' || (c >= ' ' && c <= '~' && c != '`') ? 1 : 0;
}

// "Hoàng" → "Hoang", in the case it has.
std::string without_accents(std::string_view utf8) {
  const std::string whole = text::normalise(utf8);
  std::string plain;
  for (const auto letter : letters(whole)) {
    if (letter.size() == 1) {
      plain += letter;
      continue;
    }
    std::string folded = text::fold(letter);
    const bool is_capital = text::lower(letter) != letter;
    if (folded.size() != 1) folded = "?";
    if (is_capital && folded[0] >= 'a' && folded[0] <= 'z') folded[0] -= 'a' - 'A';
    plain += folded;
  }
  return plain;
}

// "Hợp tác xã" is known by three letters.
std::string short_name(std::string_view cooperative) {
  constexpr std::string_view whole = "Hợp tác xã ";
  std::string name = text::normalise(cooperative);
  if (name.starts_with(whole)) name.replace(0, whole.size(), "HTX ");
  return name;
}

std::string cut(const std::string& name, std::size_t letters_max) {
  const auto all = letters(name);
  if (all.size() <= letters_max) return name;
  std::string kept;
  for (std::size_t at = 0; at + 1 < letters_max; ++at) kept += all[at];
  return kept + ".";
}

struct Amount {
  std::string_view label;
  std::string_view aloud;
  measure::Money amount;
};

std::vector<Amount> amounts(const Slip& slip) {
  std::vector<Amount> all{{"tiền hàng", "Tiền hàng của hộ", slip.earned}};
  const Amount more[] = {{"trừ phí", "Trừ phí", slip.fees},
                         {"trừ thuế", "Trừ thuế", slip.tax},
                         {"trừ tạm ứng", "Trừ tiền đã ứng", slip.advances},
                         {"điều chỉnh", "Điều chỉnh", slip.corrections}};
  for (const Amount& each : more) {
    if (each.amount.vnd != 0) all.push_back(each);
  }
  return all;
}

std::string short_day(Date day) {
  return vietnamese_date(day).substr(0, 5);
}

std::string compact(measure::Money amount) {
  std::string text = measure::vietnamese(amount);
  if (const auto space = text.find(' '); space != text.npos) text.erase(space, 1);
  return text;
}

struct Wanted {
  bool details = true;
  bool days = true;
  std::size_t name_letters = 100;
};

std::string message(const Slip& slip, std::string_view cooperative, const Wanted& wanted) {
  const Payout& payout = slip.payout;
  std::string text =
      fmt::format("{}: {}, phiếu {}", cut(short_name(cooperative), wanted.name_letters),
                  cut(slip.household.name, wanted.name_letters), payout.number);
  if (wanted.days) text += fmt::format(" ({}-{})", short_day(payout.from), short_day(payout.to));
  text += ": ";
  if (wanted.details) {
    for (const auto& [label, aloud, amount] : amounts(slip)) {
      text += fmt::format("{} {}, ", label, compact(amount));
    }
  }
  const bool owes = payout.net.vnd < 0;
  const char* label = owes ? "còn nợ" : payout.state == PayoutState::paid ? "đã trả" : "được nhận";
  return text + fmt::format("{} {}.", label, compact({std::abs(payout.net.vnd)}));
}

std::string day_aloud(Date day, text::Region region) {
  const std::chrono::year_month_day parts{day};
  return fmt::format("ngày {} tháng {}",
                     text::number_in_words(static_cast<unsigned>(parts.day()), region),
                     text::number_in_words(static_cast<unsigned>(parts.month()), region));
}

std::string amount_aloud(measure::Money amount, text::Region region) {
  return text::lower(text::amount_in_words(amount, region));
}

}  // namespace

int sms_parts(std::string_view text) {
  std::size_t plain = 0;
  std::size_t units = 0;
  bool is_plain = true;
  for (const auto letter : letters(text)) {
    const std::size_t length = plain_length(letter);
    is_plain = is_plain && length > 0;
    plain += length;
    units += letter.size() == 4 ? 2 : 1;
  }
  const auto parts = [](std::size_t length, std::size_t whole, std::size_t each) {
    return length <= whole ? 1 : static_cast<int>((length + each - 1) / each);
  };
  return is_plain ? parts(plain, plain_letters_max, 153) : parts(units, other_letters_max, 67);
}

std::string payout_message(const Slip& slip, std::string_view cooperative) {
  return message(slip, cooperative, {});
}

std::string payout_message_without_accents(const Slip& slip, std::string_view cooperative) {
  Wanted wanted;
  const auto plain = [&] { return without_accents(message(slip, cooperative, wanted)); };
  if (sms_parts(plain()) > 1) wanted.days = false;
  if (sms_parts(plain()) > 1) wanted.details = false;
  while (sms_parts(plain()) > 1 && wanted.name_letters > name_letters_min) --wanted.name_letters;
  return plain();
}

std::string payout_read_aloud(const Slip& slip, std::string_view cooperative, text::Region region) {
  const Payout& payout = slip.payout;
  std::string text =
      fmt::format("{} báo cho hộ {}.", text::normalise(cooperative), slip.household.name);
  text += fmt::format(" Phiếu thanh toán số {}, từ {} đến {}.",
                      text::number_in_words(payout.number, region), day_aloud(payout.from, region),
                      day_aloud(payout.to, region));
  for (const auto& [label, aloud, amount] : amounts(slip)) {
    text += fmt::format(" {} {}.", aloud, amount_aloud(amount, region));
  }
  const bool owes = payout.net.vnd < 0;
  text += fmt::format(" {} {}.", owes ? "Hộ còn nợ hợp tác xã" : "Hộ được nhận",
                      amount_aloud({std::abs(payout.net.vnd)}, region));
  if (payout.state == PayoutState::paid && payout.paid_by) {
    text += *payout.paid_by == Method::bank ? " Tiền đã chuyển khoản." : " Tiền mặt đã trả.";
  }
  return text;
}

}  // namespace ganh::catalog::money
