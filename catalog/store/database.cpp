#include "catalog/store/database.h"

namespace ganh::catalog::store {

namespace {

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
  connection_->run(sql, with_cooperative(cooperative_, arguments), each);
}

Changed Scope::post(std::string_view sql, std::initializer_list<Value> arguments) const {
  return {*connection_, connection_->post(sql, with_cooperative(cooperative_, arguments))};
}

void Global::ask(std::string_view sql, std::initializer_list<Value> arguments,
                 const EachRow& each) const {
  connection_->run(sql, {arguments.begin(), arguments.size()}, each);
}

Changed Global::post(std::string_view sql, std::initializer_list<Value> arguments) const {
  return {*connection_, connection_->post(sql, {arguments.begin(), arguments.size()})};
}

}  // namespace ganh::catalog::store
