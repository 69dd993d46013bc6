// What an update changed, for people who read the change log:
// {"code":"H01","changed":{"name":[…]}}.

#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace ganh::catalog::changes {

inline constexpr std::size_t difference_text_bytes_max = 200;

class Difference {
 public:
  // `key` and `value` say which one changed: its code in the cooperative's own words.
  Difference(std::string_view key, std::string_view value);

  // Adds the field when before and after differ. Longer texts are named only.
  Difference& field(std::string_view name, std::string_view before, std::string_view after);
  Difference& field(std::string_view name, std::int64_t before, std::int64_t after);

  // Names the field only: what is private does not belong in a log that nobody may erase.
  Difference& private_field(std::string_view name, std::string_view before, std::string_view after);

  std::string json() const;

 private:
  struct Side {
    std::string text;
    std::optional<std::int64_t> integer;
  };
  struct Field {
    std::string name;
    bool named_only = false;
    Side before;
    Side after;
  };
  std::string key_;
  std::string value_;
  std::vector<Field> fields_;
};

}  // namespace ganh::catalog::changes
