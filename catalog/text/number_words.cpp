#include "catalog/text/number_words.h"

#include <array>
#include <string_view>

namespace ganh::catalog::text {

namespace {

constexpr std::uint64_t thousand = 1'000;
constexpr std::uint64_t million = 1'000'000;
constexpr std::uint64_t billion = 1'000'000'000;

constexpr std::array<std::string_view, 10> digit_words = {"không", "một", "hai", "ba",  "bốn",
                                                          "năm",   "sáu", "bảy", "tám", "chín"};

class Words {
 public:
  explicit Words(Region region) : region_(region) {}

  // `padded`: something was said before, so that hundreds are said even when there are none.
  void number(std::uint64_t value, bool padded) {
    if (const std::uint64_t billions = value / billion; billions != 0) {
      number(billions, padded);
      say("tỷ");
      padded = true;
    }
    padded = group(value % billion / million, "triệu", padded);
    padded = group(value % million / thousand, pick("nghìn", "ngàn"), padded);
    group(value % thousand, "", padded);
  }

  void say(std::string_view word) {
    if (word.empty()) return;
    if (!said_.empty()) said_ += ' ';
    said_ += word;
  }

  std::string said() && { return std::move(said_); }

 private:
  std::string_view pick(std::string_view north, std::string_view south) const {
    return region_ == Region::north ? north : south;
  }

  // Whether anything has been said up to here.
  bool group(std::uint64_t value, std::string_view name, bool padded) {
    if (value == 0) return padded;
    const std::uint64_t hundreds = value / 100;
    if (hundreds != 0 || padded) {
      say(digit_words[hundreds]);
      say("trăm");
    }
    below_hundred(value % 100, hundreds != 0 || padded);
    say(name);
    return true;
  }

  void below_hundred(std::uint64_t value, bool padded) {
    const std::uint64_t tens = value / 10;
    const std::uint64_t ones = value % 10;
    if (tens == 0) {
      if (ones == 0) return;
      if (padded) say(pick("linh", "lẻ"));
      return say(digit_words[ones]);
    }
    if (tens == 1) {
      say("mười");
    } else {
      say(digit_words[tens]);
      say("mươi");
    }
    if (ones == 0) return;
    if (ones == 1 && tens > 1) return say("mốt");
    if (ones == 4 && tens > 1) return say(pick("tư", "bốn"));
    if (ones == 5) return say("lăm");
    say(digit_words[ones]);
  }

  Region region_;
  std::string said_;
};

}  // namespace

std::string number_in_words(std::int64_t number, Region region) {
  if (number == 0) return std::string(digit_words[0]);
  Words words(region);
  const auto bits = static_cast<std::uint64_t>(number);
  if (number < 0) words.say("âm");
  words.number(number < 0 ? 0 - bits : bits, false);
  return std::move(words).said();
}

std::string amount_in_words(measure::Money amount, Region region) {
  std::string words = number_in_words(amount.vnd, region) + " đồng";
  constexpr std::string_view minus = "âm";
  if (words.starts_with(minus)) return words.replace(0, minus.size(), "Âm");
  words[0] = static_cast<char>(words[0] - 'a' + 'A');  // the others begin with an ASCII letter
  return words;
}

}  // namespace ganh::catalog::text
