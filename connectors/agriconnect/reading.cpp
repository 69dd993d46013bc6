#include "connectors/agriconnect/reading.h"

#include <utility>

namespace ganh::connectors::agriconnect::calls {

namespace {

using catalog::json::Value;

Reading trouble(Trouble what, std::string detail) {
  return {what, std::move(detail), std::nullopt, std::nullopt};
}

// What is not known matters only where something may have been done.
Reading not_known(Effect effect, std::string detail) {
  return trouble(effect == Effect::changes ? Trouble::unknown : Trouble::unavailable,
                 std::move(detail));
}

Reading read_unauthorized(const transport::Reply& reply) {
  const auto body = catalog::json::parse(reply.body);
  const std::int64_t code = body ? body->root()["code"].integer_or(0) : 0;
  if (code == 4011) return trouble(Trouble::forbidden, "4011: the client is not known");
  return trouble(Trouble::signed_out, "401, code " + code_text(code));
}

Reading read_code(Value root, std::int64_t code, Effect effect) {
  switch (code) {
    case 4030:
      return trouble(Trouble::forbidden, "4030: the connection is switched off");
    case 4001:
    case 4040:
      return trouble(Trouble::broken, "the request is refused as malformed: " + code_text(code));
    case 5001:
      return trouble(Trouble::unavailable, "5001: busy");
    default:
      break;
  }
  if (code < 4000 || code > 4999) return not_known(effect, "code " + code_text(code));
  Reading reading;
  reading.refusal = Refusal{code, root["message"].text_or(), root["batch_max"].integer_or(0)};
  return reading;
}

}  // namespace

Reading read(const transport::Reply& reply, Effect effect) {
  const std::string status = std::to_string(reply.status);
  if (reply.status == 401) return read_unauthorized(reply);
  if (reply.status == 429) return trouble(Trouble::throttled, "429");
  if (reply.status >= 500) return not_known(effect, "HTTP " + status);
  if (reply.status != 200) return trouble(Trouble::broken, "HTTP " + status);

  auto body = catalog::json::parse(reply.body);
  if (!body || !body->root().is_object()) {
    // A reply cut short may follow a call that was carried out.
    if (effect == Effect::changes) return trouble(Trouble::unknown, "200 without a JSON object");
    return trouble(Trouble::broken, "200 without a JSON object");
  }
  const Value root = body->root();
  const bool token = root["access_token"].present();
  const auto code = root["code"].integer();
  if (!code && !token) return trouble(Trouble::broken, "200 without a code");
  if (code.value_or(0) != 0) return read_code(root, *code, effect);
  Reading reading;
  reading.body = std::move(*body);
  return reading;
}

Step stop(Trouble trouble, std::string detail) {
  Step step;
  step.trouble = trouble;
  step.detail = std::move(detail);
  return step;
}

transport::Request post(std::string_view target, std::string body, std::string_view token) {
  return {"POST",
          std::string(target),
          {{"Content-Type", "application/json"}, {"Authorization", "Bearer " + std::string(token)}},
          std::move(body)};
}

std::string code_text(std::int64_t code) {
  return std::to_string(code);
}

}  // namespace ganh::connectors::agriconnect::calls
