#include "catalog/json/json_text.h"

namespace ganh::catalog::json {

namespace {

void copy_members(Writer& out, Value value) {
  for (const auto& [name, member] : value.members()) copy(out, name, member);
}

}  // namespace

void copy(Writer& out, std::string_view key, Value value) {
  if (value.is_object()) {
    out.object(key, [&] { copy_members(out, value); });
  } else if (value.is_array()) {
    out.array(key, [&] {
      for (const auto& item : value.items()) copy(out, item);
    });
  } else if (const auto number = value.integer()) {
    out.field(key, *number);
  } else if (const auto flag = value.boolean()) {
    out.field(key, *flag);
  } else if (const auto text = value.text()) {
    out.field(key, *text);
  } else {
    out.null_field(key);
  }
}

void copy(Writer& out, Value value) {
  if (value.is_object()) {
    out.object([&] { copy_members(out, value); });
  } else if (value.is_array()) {
    out.array([&] {
      for (const auto& item : value.items()) copy(out, item);
    });
  } else if (const auto number = value.integer()) {
    out.value(*number);
  } else if (const auto flag = value.boolean()) {
    out.value(*flag);
  } else if (const auto text = value.text()) {
    out.value(*text);
  } else {
    out.null();
  }
}

std::string text_of(Value value) {
  Writer out;
  copy(out, value);
  return std::move(out).text();
}

}  // namespace ganh::catalog::json
