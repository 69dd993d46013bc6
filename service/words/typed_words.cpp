#include "service/words/typed_words.h"

#include <algorithm>
#include <array>
#include <span>
#include <utility>

#include "catalog/text/normal_form.h"

namespace ganh::service::words {

namespace stock = catalog::stock;
namespace text = catalog::text;
using stock::Waste;

namespace {

// The first of each is the one that is printed.
struct Reason {
  std::optional<Waste> kind;
  std::array<std::string_view, 8> said;
};
constexpr Reason reasons[] = {
    {Waste::spoiled,
     {"hỏng", "hư", "hư hỏng", "thối", "mốc", "thối mốc", "hỏng thối mốc", "bị hỏng"}},
    {Waste::expired, {"quá hạn", "hết hạn"}},
    {Waste::damaged, {"dập vỡ", "dập", "vỡ", "rách", "bể", "dập nát", "dập vỡ rách"}},
    {Waste::pests, {"chuột mọt", "chuột", "mối", "mọt", "mối mọt", "chuột ăn", "chuột mối mọt"}},
    {Waste::lost, {"mất", "thất lạc", "mất thất lạc", "bị mất"}},
    {Waste::sample, {"hàng mẫu", "mẫu", "dùng thử", "hàng mẫu dùng thử", "samples"}},
    {Waste::shrinkage, {"hao hụt", "hao hụt tự nhiên", "hao", "bay hơi", "khô đi"}},
    {std::nullopt, {"đếm nhầm", "nhầm", "miscounted"}},
};

struct Named {
  std::string_view name;
  std::array<std::string_view, 4> said;
};
constexpr Named places[] = {
    {"shed", {"kho", "nhà kho", "hầm"}},
    {"shop", {"quầy", "quầy hàng", "sạp"}},
    {"collection_point", {"điểm thu gom", "thu gom", "điểm gom"}},
};
constexpr Named payments[] = {
    {"cash", {"tiền mặt", "mặt"}},
    {"bank", {"chuyển khoản", "ngân hàng", "ck"}},
    {"later", {"trả sau", "nợ", "ghi nợ"}},
    {"marketplace", {"sàn", "sàn thu hộ"}},
    {"carrier", {"bưu tá", "bưu tá thu hộ", "thu hộ"}},
};

// "Dập, vỡ" → "dập vỡ".
std::string plain(std::string_view typed) {
  std::string lower = text::lower(typed);
  std::ranges::replace(lower, ',', ' ');
  return text::normalise(lower);
}

// A telephone without Vietnamese keys types no accents at all; one that has them means them:
// "một" is no "mọt".
bool is_one_of(std::span<const std::string_view> words, const std::string& typed) {
  const bool has_accents = text::fold(typed) != typed;
  return std::ranges::any_of(words, [&](std::string_view word) {
    return !word.empty() && typed == (has_accents ? std::string(word) : text::fold(word));
  });
}

std::string name_in(std::span<const Named> table, std::string typed) {
  const std::string word = plain(typed);
  for (const auto& [name, said] : table) {
    if (word == name || is_one_of(said, word)) return std::string(name);
  }
  return typed;
}

}  // namespace

std::string printed_reasons() {
  std::string all;
  for (const auto& reason : reasons) {
    all += (all.empty() ? "" : " · ") + std::string(reason.said.front());
  }
  return all;
}

std::optional<WasteSaid> waste_said(std::string_view typed) {
  const std::string word = plain(typed);
  if (word.empty()) return std::nullopt;
  if (const auto kind = stock::parse_waste(word)) return WasteSaid{kind};
  for (const auto& reason : reasons) {
    if (is_one_of(reason.said, word)) return WasteSaid{reason.kind};
  }
  return std::nullopt;
}

std::string waste_name(std::string typed) {
  const auto said = waste_said(typed);
  return said && said->kind ? std::string(stock::name(*said->kind)) : typed;
}

std::string place_kind_name(std::string typed) {
  return name_in(places, std::move(typed));
}

std::string payment_name(std::string typed) {
  return name_in(payments, std::move(typed));
}

std::string waste_choices() {
  std::string all;
  for (const auto& reason : reasons) {
    if (!reason.kind) continue;
    all += (all.empty() ? "" : ", ") + std::string(stock::name(*reason.kind)) + " (" +
           std::string(reason.said.front()) + ")";
  }
  return all;
}

}  // namespace ganh::service::words
