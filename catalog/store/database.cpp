#include "catalog/store/database.h"

namespace ganh::catalog::store {

std::int64_t Scope::ask(std::string_view sql, std::initializer_list<Value> arguments,
                        const EachRow& each) const {
  std::vector<Value> with_cooperative;
  with_cooperative.reserve(arguments.size() + 1);
  with_cooperative.emplace_back(cooperative_);
  with_cooperative.insert(with_cooperative.end(), arguments.begin(), arguments.end());
  return connection_->run(sql, with_cooperative, each);
}

std::int64_t Global::ask(std::string_view sql, std::initializer_list<Value> arguments,
                         const EachRow& each) const {
  return connection_->run(sql, {arguments.begin(), arguments.size()}, each);
}

}  // namespace ganh::catalog::store
