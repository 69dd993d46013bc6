#include "service/office/office.h"

#include <algorithm>

#include "catalog/ids.h"
#include "catalog/json/json_text.h"
#include "connectors/transport/signing.h"
#include "connectors/transport/system_clock.h"

namespace ganh::service::office {

namespace json = catalog::json;
namespace transport = connectors::transport;

namespace {

bool holds(json::Value thing, json::Value wanted) {
  return std::ranges::all_of(wanted.members(), [&](const auto& member) {
    const auto value = thing[member.first];
    return value.present() && json::text_of(value) == json::text_of(member.second);
  });
}

// Whether what is there, alone or under its name ("pack"), is as a change wanted it.
bool stands(const Reply& now, const std::string& change) {
  const auto wanted = json::parse(change);
  if (!wanted) return false;
  return std::ranges::any_of(now.root().members(),
                             [&](const auto& member) {
                               return member.second.is_object() &&
                                      holds(member.second, wanted->root());
                             }) ||
         holds(now.root(), wanted->root());
}

}  // namespace

Reply Office::get(const std::string& target) {
  return send({"GET", target, {}, ""}, true, patience);
}

Reply Office::ask(const Ask& ask) {
  transport::Request request{ask.method, ask.target, {}, ask.body};
  if (!ask.body.empty()) request.headers.emplace_back("Content-Type", ask.type);
  if (ask.method == "POST" && ask.may_repeat) {
    transport::SystemRandomness randomness;
    request.headers.emplace_back("Idempotency-Key",
                                 make_id("key", transport::SystemClock().now(), randomness));
  }
  return send(std::move(request), ask.may_repeat, ask.deadline);
}

Reply Office::change(const std::string& target, const std::string& body, const std::string& tag) {
  const auto patch = [&] {
    const transport::Headers headers{{"Content-Type", "application/json"}, {"If-Match", tag}};
    return send({"PATCH", target, headers, body}, false, patience);
  };
  Reply first = patch();
  if (first["reason"].text_or() != "service.no_answer") return first;
  // It may have come through all the same: then the second finds it changed, by the first.
  Reply second = patch();
  if (second["reason"].text_or() != "changed_since") return second;
  Reply now = get(target);
  return now && stands(now, body) ? std::move(now) : std::move(second);
}

std::string Office::path(std::string_view rest) const {
  return "/v1/cooperatives/" + transport::percent_encode(cooperative_) + std::string(rest);
}

Reply Office::send(transport::Request request, bool may_repeat, Duration deadline) {
  request.headers.emplace_back("Accept-Language",
                               language_ == catalog::text::Language::english ? "en" : "vi");
  auto answer = exchange(request, deadline);
  if (const auto* loss = std::get_if<transport::Loss>(&answer)) {
    if (may_repeat || *loss == transport::Loss::not_sent) answer = exchange(request, deadline);
  }
  if (auto* reply = std::get_if<transport::Reply>(&answer)) {
    Reply given(std::move(*reply));
    if (given || given["faults"].size() > 0) return given;
  }
  return refusal(error(Code::in_use, "data", "service.no_answer", {{"address", address()}}),
                 language_);
}

}  // namespace ganh::service::office
