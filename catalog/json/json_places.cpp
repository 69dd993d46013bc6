#include "catalog/json/json_places.h"

#include <algorithm>

#include "catalog/json/json.h"

namespace ganh::catalog::json {

namespace {

// Walks a text that is known to be correct, so it looks for nothing but where values begin and end.
class Walk {
 public:
  explicit Walk(std::string_view text) : text_(text) {}

  std::map<std::string, Place, std::less<>> places() && {
    skip_space();
    value("", at_);
    return std::move(places_);
  }

 private:
  char now() const { return at_ < text_.size() ? text_[at_] : '\0'; }

  void skip_space() {
    while (now() == ' ' || now() == '\t' || now() == '\r' || now() == '\n') ++at_;
  }

  std::string_view quoted() {
    const std::size_t from = at_++;
    while (at_ < text_.size() && now() != '"') at_ += now() == '\\' ? 2 : 1;
    ++at_;
    return text_.substr(from, at_ - from);
  }

  void value(const std::string& path, std::size_t name) {
    places_.try_emplace(path, Place{name, at_});
    if (now() == '{') return object(path);
    if (now() == '[') return array(path);
    if (now() == '"') {
      quoted();
      return;
    }
    while (at_ < text_.size() && std::string_view(",]} \t\r\n").find(now()) == std::string::npos) {
      ++at_;
    }
  }

  void object(const std::string& path) {
    each('}', [&] {
      const std::size_t from = at_;
      const auto name = parse(quoted());
      skip_space();
      ++at_;  // the colon
      skip_space();
      value((path.empty() ? "" : path + ".") + (name ? name->root().text_or() : ""), from);
    });
  }

  void array(const std::string& path) {
    std::size_t number = 0;
    each(']', [&] { value(path + "[" + std::to_string(number++) + "]", at_); });
  }

  template <class Each>
  void each(char end, Each one) {
    ++at_;
    skip_space();
    while (at_ < text_.size() && now() != end) {
      one();
      skip_space();
      if (now() == ',') ++at_;
      skip_space();
    }
    ++at_;
  }

  std::string_view text_;
  std::size_t at_ = 0;
  std::map<std::string, Place, std::less<>> places_;
};

}  // namespace

std::map<std::string, Place, std::less<>> places_of(std::string_view text) {
  return Walk(text).places();
}

LineColumn line_column(std::string_view text, std::size_t offset) {
  const std::string_view before = text.substr(0, offset);
  const auto lines = std::ranges::count(before, '\n');
  const std::size_t begin = lines == 0 ? 0 : before.rfind('\n') + 1;
  const auto characters = std::ranges::count_if(
      before.substr(begin), [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; });
  return {static_cast<std::size_t>(lines) + 1, static_cast<std::size_t>(characters) + 1};
}

}  // namespace ganh::catalog::json
