#include "service/api/reports.h"

#include <map>

#include "catalog/money/household_shares.h"
#include "service/api/change_names.h"
#include "service/words/causes.h"

namespace ganh::service::api {

namespace changes = catalog::changes;
namespace json = catalog::json;
namespace store = catalog::store;

namespace {

// Always an object: it is written by ourselves, and read again so that nothing else gets out.
void write_detail(json::Writer& out, const std::string& detail) {
  const auto document = json::parse(detail);
  out.object("detail", [&] {
    if (!document) return;
    for (const auto& [key, value] : document->root().members()) {
      if (const auto number = value.integer()) {
        out.field(key, *number);
      } else if (const auto flag = value.boolean()) {
        out.field(key, *flag);
      } else if (const auto text = value.text()) {
        out.field(key, *text);
      }
    }
  });
}

}  // namespace

std::string shares_json(const store::Scope& scope, Date from, Date to) {
  const auto shares = catalog::money::household_shares(scope, start_of_day(from),
                                                       start_of_day(to + std::chrono::days{1}));
  json::Writer out;
  out.object([&] {
    out.field("from", iso_date(from));
    out.field("to", iso_date(to));
    out.array("households", [&] {
      for (const auto& share : shares) {
        out.object([&] {
          out.field("code", share.code);
          out.field("name", share.name);
          out.field("billed_vnd", share.billed.vnd);
          out.field("share_vnd", share.share.vnd);
          out.field("cooperative_vnd", share.cooperative.vnd);
        });
      }
    });
  });
  return std::move(out).text();
}

std::string changes_json(const store::Scope& scope, std::int64_t number, int limit) {
  auto found = changes::changes_after(scope, number, limit + 1);
  const bool has_more = found.size() > static_cast<std::size_t>(limit);
  if (has_more) found.pop_back();
  std::map<CommandId, changes::Heading> headings;
  for (const auto& change : found) {
    if (!headings.contains(change.command)) {
      const auto heading = changes::find_heading(scope, change.command);
      headings.emplace(change.command, heading.value_or(changes::Heading{change.command, "", ""}));
    }
  }
  ChangeNames names(scope);
  json::Writer out;
  out.object([&] {
    out.array("changes", [&] {
      for (const auto& change : found) {
        const auto& heading = headings.at(change.command);
        out.object([&] {
          out.field("cooperative_id", scope.cooperative().text);
          out.field("number", change.number);
          out.field("noun", changes::name(change.noun));
          out.field("id", change.id);
          const std::string& name = names.of(change.noun, change.id);
          if (name.empty())
            out.null_field("name");
          else
            out.field("name", name);
          out.field("kind", changes::name(change.kind));
          write_detail(out, change.detail);
          out.field("at", rfc3339(change.at));
          out.field("actor", heading.actor);
          out.field("cause", heading.cause);
          out.object("cause_said", [&] {
            out.field("vi", words::causes::said(words::Language::vietnamese, heading.cause));
            out.field("en", words::causes::said(words::Language::english, heading.cause));
          });
        });
      }
    });
    if (has_more)
      out.field("next", found.back().number);
    else
      out.null_field("next");
  });
  return std::move(out).text();
}

}  // namespace ganh::service::api
