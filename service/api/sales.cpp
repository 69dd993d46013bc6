#include "service/api/sales.h"

#include "catalog/stock/places.h"

namespace ganh::service::api {

namespace money = catalog::money;
namespace selling = catalog::selling;

Result<std::vector<selling::Goods>> goods_of(const WantedGoods& wanted) {
  std::vector<selling::Goods> all = wanted.items;
  if (!wanted.typed.empty()) {
    auto typed = selling::parse_goods(wanted.typed);
    if (!typed) return typed.error();
    for (auto& each : *typed) all.push_back(std::move(each));
  }
  return all;
}

Result<std::optional<money::Method>> paid_by_of(const std::string& text) {
  if (text.empty() || text == "later") return std::optional<money::Method>();
  const auto method = money::parse_method(text);
  if (method) return std::optional(*method);
  return error(Code::invalid, "paid_by", "sale.method");
}

Result<PlaceId> selling_place(const catalog::store::Scope& scope, const std::string& code) {
  if (code.empty()) return PlaceId{};
  const auto place = catalog::stock::find_place(scope, std::string_view(code));
  if (place) return place->place.id;
  return error(Code::not_found, "place", "place.not_found", {{"place", code}});
}

}  // namespace ganh::service::api
