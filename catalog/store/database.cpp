#include "catalog/store/database.h"

#include "catalog/text/storable.h"

namespace ganh::catalog::store {

namespace {

// Before anything is sent: of a text that only one of them could keep both say the same, and what
// the command did before it is not lost.
void check_texts(std::string_view sql, std::initializer_list<Value> arguments) {
  for (const Value& value : arguments) {
    if (value.kind() != Value::Kind::text || text::is_storable(value.text())) continue;
    throw std::logic_error("a text is not UTF-8, or holds a NUL: " + std::string(sql));
  }
}

std::vector<Value> with_cooperative(const CooperativeId& cooperative,
                                    std::initializer_list<Value> arguments) {
  std::vector<Value> all;
  all.reserve(arguments.size() + 1);
  all.emplace_back(cooperative);
  all.insert(all.end(), arguments.begin(), arguments.end());
  return all;
}

}  // namespace

void Scope::ask(std::string_view sql, std::initializer_list<Value> arguments,
                const EachRow& each) const {
  check_texts(sql, arguments);
  connection_->run(sql, with_cooperative(cooperative_, arguments), each);
}

Changed Scope::post(std::string_view sql, std::initializer_list<Value> arguments) const {
  check_texts(sql, arguments);
  return {*connection_, connection_->post(sql, with_cooperative(cooperative_, arguments))};
}

void Global::ask(std::string_view sql, std::initializer_list<Value> arguments,
                 const EachRow& each) const {
  check_texts(sql, arguments);
  connection_->run(sql, {arguments.begin(), arguments.size()}, each);
}

Changed Global::post(std::string_view sql, std::initializer_list<Value> arguments) const {
  check_texts(sql, arguments);
  return {*connection_, connection_->post(sql, {arguments.begin(), arguments.size()})};
}

}  // namespace ganh::catalog::store
