#include "connectors/tiki/reading.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

namespace ganh::connectors::tiki {

namespace {

using catalog::json::Value;

std::optional<std::int64_t> parse_number(std::string_view text) {
  std::int64_t number = 0;
  const auto [end, failed] = std::from_chars(text.data(), text.data() + text.size(), number);
  const bool whole = failed == std::errc{} && end == text.data() + text.size();
  return whole ? std::optional(number) : std::nullopt;
}

void add(std::string& words, std::string_view more) {
  if (more.empty() || words.find(more) != words.npos) return;
  words += (words.empty() ? "" : "; ") + std::string(more);
}

// Errors are texts, or objects with `code` and `msg`; one message may stand beside them.
Refusal refusal_of(Value root, int status) {
  Refusal refusal{status, "", ""};
  for (const Value one : root["errors"].items()) {
    if (const auto text = one.text()) add(refusal.words, *text);
    add(refusal.words, one["msg"].text_or());
    const auto code = number_of(one["code"]);
    if (code && refusal.code.empty()) refusal.code = std::to_string(*code);
  }
  if (refusal.words.empty()) add(refusal.words, root["message"].text_or());
  add(refusal.words, root["msg"].text_or());
  add(refusal.words, root["error"].text_or());
  if (refusal.code.empty()) refusal.code = std::to_string(status);
  return refusal;
}

Reading trouble(Trouble what, std::string detail) {
  Reading reading;
  reading.trouble = what;
  reading.detail = std::move(detail);
  return reading;
}

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

}  // namespace

std::string with_whole_numbers(std::string_view json) {
  std::string out;
  out.reserve(json.size());
  bool in_text = false;
  for (std::size_t at = 0; at < json.size(); ++at) {
    const char c = json[at];
    if (c == '"') in_text = !in_text;
    if (in_text && c == '\\' && at + 1 < json.size()) out += json[at++];
    if (!in_text && c == '.' && !out.empty() && is_digit(out.back())) {
      const auto end = std::min(json.find_first_not_of('0', at + 1), json.size());
      const bool is_whole =
          end > at + 1 && (end == json.size() || (!is_digit(json[end]) && (json[end] | 32) != 'e'));
      if (is_whole) {
        at = end - 1;
        continue;
      }
    }
    out += json[at];
  }
  return out;
}

Reading read(const transport::Reply& reply, Effect effect) {
  const std::string status = "HTTP " + std::to_string(reply.status);
  if (reply.status == 429) return trouble(Trouble::throttled, status);
  // 403 is said of a token that is wrong.
  if (reply.status == 401 || reply.status == 403) return trouble(Trouble::signed_out, status);
  const Trouble not_known = effect == Effect::changes ? Trouble::unknown : Trouble::unavailable;
  if (reply.status >= 500) return trouble(not_known, status);

  auto document = catalog::json::parse(with_whole_numbers(reply.body));
  const bool readable = document && (document->root().is_object() || document->root().is_array());
  const bool done = reply.status >= 200 && reply.status < 300;
  if (!readable) {
    const bool may_have_acted = done && effect == Effect::changes;
    return trouble(may_have_acted ? Trouble::unknown : Trouble::broken, status + " without JSON");
  }
  const Value root = document->root();
  // A connection that the seller has paused is told with 200.
  if (root["integration_status"].present()) {
    return trouble(Trouble::forbidden, status + ", the connection is paused");
  }
  const bool has_error = root["errors"].size() > 0 || root["error"].text().has_value();
  Reading reading;
  if (done && !has_error) {
    reading.body = std::move(*document);
  } else if (done || reply.status == 400 || reply.status == 404 || reply.status == 422) {
    reading.refusal = refusal_of(root, reply.status);
  } else {
    return trouble(Trouble::broken, status);
  }
  return reading;
}

std::string state_of(Value request) {
  std::string state = request["state"].text_or();
  constexpr std::string_view seldom = "waiting_approve";
  const auto at = state.find(seldom);
  const bool is_other_spelling = at != state.npos && (at == 0 || state[at - 1] == '_');
  if (is_other_spelling) state.insert(at, "a");
  return state;
}

bool is_undecided(std::string_view state) {
  constexpr std::array undecided = {
      "queuing",         "processing", "drafted", "md_awaiting_approve", "bot_awaiting_approve",
      "awaiting_approve"};
  return std::ranges::find(undecided, state) != undecided.end();
}

Refusal reason_of(Value request) {
  const Value told = any_of(request, "reason", "reasons");
  Refusal refusal{200, state_of(request), ""};
  const std::string text = told.text_or();
  const auto document = catalog::json::parse(text);
  if (document && document->root().is_object()) return refusal_of(document->root(), 200);
  add(refusal.words, text);
  for (const Value one : told.items()) {
    add(refusal.words, one.text() ? *one.text() : one["msg"].text_or());
  }
  return refusal;
}

Value any_of(Value of, std::string_view one, std::string_view other) {
  return of[one].present() && !of[one].is_null() ? of[one] : of[other];
}

std::optional<std::int64_t> number_of(Value value) {
  if (const auto number = value.integer()) return number;
  const auto text = value.text();
  return text ? parse_number(*text) : std::nullopt;
}

std::optional<Time> parse_time(std::string_view text) {
  constexpr std::size_t date_chars = 10;
  if (text.size() != std::string_view("2021-06-02 10:39:45").size()) return std::nullopt;
  return parse_rfc3339(std::string(text.substr(0, date_chars)) + "T" +
                       std::string(text.substr(date_chars + 1)) + "+07:00");
}

Step stop(Trouble trouble, std::string detail) {
  Step step;
  step.trouble = trouble;
  step.detail = std::move(detail);
  return step;
}

}  // namespace ganh::connectors::tiki
