// Reads a request's fields one after another and remembers the first that is at fault.

#pragma once

#include <cstdint>
#include <initializer_list>
#include <optional>
#include <set>
#include <string>
#include <string_view>

#include "catalog/json/json.h"
#include "connectors/transport/http_message.h"

namespace ganh::connectors::postmart::market {

inline constexpr std::int64_t whole_number_max = 9'007'199'254'740'991;  // 2^53 - 1

struct FieldFault {
  std::string code;
  std::string field;
  std::string message;
};

// After the first fault every reading gives an empty value; ask fault() at the end.
class Fields {
 public:
  explicit Fields(catalog::json::Value root) : root_(root) {}

  enum class Text { one_line, lines };
  std::string required(std::string_view name, std::size_t chars_max, Text kind = Text::one_line);
  std::string present(std::string_view name, std::size_t chars_max);  // may be empty
  std::string optional(std::string_view name, std::size_t chars_max);
  std::int64_t integer(std::string_view name, std::int64_t least, std::int64_t most);

  // For rules of a single field; does nothing when something is at fault already.
  void refuse_unless(bool holds, std::string_view code, std::string_view name, std::string message);
  void refuse_unknown();  // every member that has not been read

  const std::optional<FieldFault>& fault() const { return fault_; }

 private:
  catalog::json::Value take(std::string_view name);
  std::string text(std::string_view name, catalog::json::Value value, std::size_t chars_max,
                   Text kind);

  catalog::json::Value root_;
  std::set<std::string, std::less<>> read_;
  std::optional<FieldFault> fault_;
};

transport::Reply error_reply(int status, std::string_view code, std::string_view message);
transport::Reply error_reply(const FieldFault& fault);  // 422

}  // namespace ganh::connectors::postmart::market
