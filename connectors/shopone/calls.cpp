#include "connectors/shopone/calls.h"

#include <algorithm>
#include <charconv>
#include <iterator>
#include <utility>

namespace ganh::connectors::shopone {

namespace {

constexpr Duration wait_max = std::chrono::hours{1};  // the quota is counted by the hour

std::optional<std::int64_t> parse_number(std::string_view text) {
  std::int64_t number = 0;
  const auto [end, failed] = std::from_chars(text.data(), text.data() + text.size(), number);
  const bool whole = failed == std::errc{} && end == text.data() + text.size();
  return whole && number >= 0 ? std::optional(number) : std::nullopt;
}

// A form as a reply bears it is written like the query of an address.
class Form {
 public:
  explicit Form(std::string_view body) { as_query_.target = "/?" + std::string(body); }

  std::string text(std::string_view key) const { return as_query_.query(key).value_or(""); }
  std::int64_t number(std::string_view key) const { return parse_number(text(key)).value_or(0); }

 private:
  transport::Request as_query_;
};

Step stop(Trouble trouble, std::string detail) {
  Step step;
  step.trouble = trouble;
  step.detail = std::move(detail);
  return step;
}

Step slow_down(const Form& form, Time now) {
  Step step = stop(Trouble::throttled, "429 " + form.text("error"));
  if (const auto reset_at = parse_time(form.text("reset_at"))) {
    step.retry_after = std::clamp(*reset_at - now, Duration::zero(), wait_max);
  }
  return step;
}

bool is_the_calls_own(int status) {
  return status == 404 || status == 409 || status == 422;
}

std::string told(const Form& form) {
  const std::string field = form.text("field");
  return form.text("message") + (field.empty() ? "" : " (" + field + ")");
}

}  // namespace

std::optional<Time> parse_time(std::string_view text) {
  constexpr std::size_t date_chars = 10;
  if (text.size() != std::string_view("22/11/2026 09:30:00").size() || text[date_chars] != ' ') {
    return parse_rfc3339(text);
  }
  const auto date = parse_vietnamese_date(text.substr(0, date_chars));
  if (!date) return std::nullopt;
  return parse_rfc3339(iso_date(*date) + "T" + std::string(text.substr(date_chars + 1)) + "+07:00");
}

Calls::Calls(const Session& session, std::vector<Call> calls)
    : credentials_(session.credentials),
      now_(session.now),
      calls_(std::make_move_iterator(calls.begin()), std::make_move_iterator(calls.end())) {}

Step Calls::begin() {
  return go_on({});
}

Step Calls::next(const transport::Reply& reply) {
  const Call call = std::move(calls_.front());
  calls_.pop_front();
  const std::string status = "HTTP " + std::to_string(reply.status);
  const Form form(reply.status == 200 && call.asks() ? "" : reply.body);
  if (reply.status == 429) return slow_down(form, now_);
  if (reply.status == 401 || reply.status == 403) {
    return stop(Trouble::forbidden, status + " " + form.text("error"));
  }
  if (reply.status >= 500) {
    return stop(call.asks() ? Trouble::unavailable : Trouble::unknown, status);
  }

  Answer answer;
  answer.error = form.text("error");
  answer.message = told(form);
  answer.version = form.number("version");
  answer.item_id = form.text("item_id");
  const auto document = catalog::json::parse(call.asks() ? reply.body : "");
  if (reply.status == 200) {
    if (document) answer.asked = document->root();
    const bool readable = call.asks() ? answer.asked.is_object() : form.text("result") == "ok";
    // A reply cut short may follow a call that was carried out.
    if (!readable) return stop(call.asks() ? Trouble::broken : Trouble::unknown, "200, unreadable");
  } else if (!is_the_calls_own(reply.status) || answer.done()) {
    return stop(Trouble::broken, status + " " + answer.error);
  }
  Reading reading = call.read(answer);
  if (reading.outside_contract.empty()) return go_on(std::move(reading.outcomes));
  Step step = stop(Trouble::broken, std::move(reading.outside_contract));
  step.outcomes = std::move(reading.outcomes);
  return step;
}

Step Calls::go_on(std::vector<Outcome> outcomes) {
  Step step;
  step.outcomes = std::move(outcomes);
  if (calls_.empty()) return step;
  const Call& call = calls_.front();
  step.request = {call.method,
                  call.target,
                  {{"X-Shopone-Shop", credentials_.key}, {"X-Shopone-Token", credentials_.secret}},
                  call.body};
  if (!call.body.empty()) step.request->headers.emplace_back("Content-Type", "application/json");
  return step;
}

}  // namespace ganh::connectors::shopone
