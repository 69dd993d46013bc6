#include "service/office/office.h"

#include "catalog/ids.h"
#include "connectors/transport/signing.h"
#include "connectors/transport/system_clock.h"

namespace ganh::service::office {

namespace transport = connectors::transport;

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
  return send({"PATCH",
               target,
               {{"Content-Type", "application/json"}, {"If-Match", tag}},
               body},
              true, patience);
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
