// A JSON object in a request, read member by member; everything wrong with it is told at once.
//
//   Fields fields(document.root());
//   const std::string name = fields.text("name", 255);
//   if (auto read = fields.end(); !read) return refuse(read.error());

#pragma once

#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "catalog/json/json.h"
#include "catalog/result.h"

namespace ganh::service::http {

class Fields {
 public:
  // `at` stands before the names of members in faults: "items[3].".
  explicit Fields(catalog::json::Value object, std::string at = "");

  // Texts come back in normal form, without control, bidirectional or zero-width characters.
  std::string text(std::string_view key, std::size_t bytes_max);  // not empty
  std::string text_or_empty(std::string_view key, std::size_t bytes_max);
  std::string secret(std::string_view key, std::size_t bytes_max);  // as it was sent
  std::optional<std::int64_t> integer(std::string_view key, std::int64_t least, std::int64_t most);
  std::int64_t number(std::string_view key, std::int64_t least, std::int64_t most);  // not absent
  std::optional<bool> boolean(std::string_view key);
  std::vector<catalog::json::Value> items(std::string_view key, std::size_t least,
                                          std::size_t most);
  catalog::json::Value object(std::string_view key);

  bool has(std::string_view key) const { return object_[key].present(); }
  void refuse(std::string_view key, std::string reason, std::vector<Param> params = {});
  const std::string& at() const { return at_; }

  // `invalid` with every fault, those of members that nobody asked for among them.
  Result<> end();
  std::vector<Fault> take_faults();

 private:
  catalog::json::Value take(std::string_view key);
  // What was sent, where it is a text.
  std::optional<std::string_view> take_text(std::string_view key);

  catalog::json::Value object_;
  std::string at_;
  std::set<std::string, std::less<>> known_;
  std::vector<Fault> faults_;
};

}  // namespace ganh::service::http
