#include "service/api/places.h"

#include "catalog/json/json.h"

namespace ganh::service::api {

namespace json = catalog::json;
namespace stock = catalog::stock;
namespace store = catalog::store;

namespace {

void write_place_row(json::Writer& out, const stock::PlaceRow& row) {
  out.object([&] {
    out.field("id", row.place.id.text);
    out.field("code", row.place.code);
    out.field("name", row.place.name);
    out.field("kind", stock::name(row.place.kind));
    out.field("sells", row.place.sells);
    out.field("is_main", row.place.id == stock::main_place());
    out.field("version", row.version);
  });
}

}  // namespace

std::string places_json(const store::Scope& scope) {
  json::Writer out;
  out.object([&] {
    out.array("places", [&] {
      for (const auto& row : stock::all_places(scope)) write_place_row(out, row);
    });
  });
  return std::move(out).text();
}

Result<std::string> put_place(catalog::changes::Command& command, const PlaceWanted& wanted) {
  const auto done = stock::put(command, wanted.place, wanted.expected_version);
  if (!done) return done.error();
  const auto row = stock::find_place(command.rows(), stock::normalised(wanted.place).code);
  json::Writer out;
  write_place_row(out, *row);
  return std::move(out).text();
}

}  // namespace ganh::service::api
