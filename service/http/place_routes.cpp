#include <limits>

#include "catalog/json/json.h"
#include "service/api/places.h"
#include "service/http/fields.h"
#include "service/http/handlers.h"
#include "service/http/idempotency.h"

namespace ganh::service::http {

namespace json = catalog::json;
namespace stock = catalog::stock;

namespace {

constexpr std::size_t name_bytes_max = 255;

api::PlaceWanted place_of(Fields& fields) {
  api::PlaceWanted wanted;
  wanted.place.code = fields.text("code", stock::place_code_bytes_max);
  wanted.place.name = fields.text("name", name_bytes_max);
  const std::string kind = fields.text("kind", 32);
  if (const auto known = stock::parse_place_kind(kind)) {
    wanted.place.kind = *known;
  } else if (!kind.empty()) {
    fields.refuse("kind", "body.not_a_choice", {{"choices", "shed, shop, collection_point"}});
  }
  if (fields.has("sells")) wanted.place.sells = fields.boolean("sells").value_or(true);
  wanted.expected_version =
      fields.integer("expected_version", 0, std::numeric_limits<std::int64_t>::max()).value_or(0);
  return wanted;
}

}  // namespace

Reply list_places(Call& call) {
  return read_json(call, [](const catalog::store::Scope& scope) -> Result<std::string> {
    return api::places_json(scope);
  });
}

Reply put_place(Call& call) {
  const auto document = json::parse(call.request().body);
  if (!document) return call.refuse(document.error());
  Fields fields(document->root());
  const auto wanted = place_of(fields);
  if (auto read = fields.end(); !read) return call.refuse(read.error());
  return once(call, "places put", [&](catalog::changes::Command& command) -> Result<Answer> {
    auto done = api::put_place(command, wanted);
    if (!done) return std::move(done).error();
    return Answer{200, *std::move(done)};
  });
}

}  // namespace ganh::service::http
