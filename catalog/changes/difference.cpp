#include "catalog/changes/difference.h"

#include "catalog/json/json.h"

namespace ganh::catalog::changes {

Difference::Difference(std::string_view key, std::string_view value) : key_(key), value_(value) {}

Difference& Difference::field(std::string_view name, std::string_view before,
                              std::string_view after) {
  if (before == after) return *this;
  const bool is_long =
      before.size() > difference_text_bytes_max || after.size() > difference_text_bytes_max;
  if (is_long) return private_field(name, before, after);
  fields_.push_back(
      {std::string(name), false, {std::string(before), {}}, {std::string(after), {}}});
  return *this;
}

Difference& Difference::field(std::string_view name, std::int64_t before, std::int64_t after) {
  if (before != after) fields_.push_back({std::string(name), false, {"", before}, {"", after}});
  return *this;
}

Difference& Difference::private_field(std::string_view name, std::string_view before,
                                      std::string_view after) {
  if (before != after) fields_.push_back({std::string(name), true, {}, {}});
  return *this;
}

std::string Difference::json() const {
  json::Writer writer;
  const auto add = [&](const Side& side) {
    side.integer ? writer.value(*side.integer) : writer.value(side.text);
  };
  writer.object([&] {
    writer.field(key_, value_);
    if (fields_.empty()) return;
    writer.object("changed", [&] {
      for (const Field& field : fields_) {
        writer.array(field.name, [&] {
          if (field.named_only) return;
          add(field.before);
          add(field.after);
        });
      }
    });
  });
  return std::move(writer).text();
}

}  // namespace ganh::catalog::changes
