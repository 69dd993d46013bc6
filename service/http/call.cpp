#include "service/http/call.h"

#include <charconv>

#include "catalog/producers/cooperatives.h"
#include "catalog/text/normal_form.h"
#include "connectors/transport/signing.h"
#include "service/http/kept_answers.h"
#include "service/http/problem.h"
#include "service/http/shared_json.h"
#include "service/http/target.h"

namespace ganh::service::http {

namespace {

// Changes with every commit, the day and the clock: whatever is shown can only have changed then.
// Taken before the read, so that a commit in between makes the tag too old, never too new. Says
// nothing where others commit too, who are heard of only a little later: there what is shown is
// tagged by itself (read_live_json).
std::string tag_of(const Call& call) {
  const auto& clock = call.folder().clock();
  return "\"" + call.parts().run + "-" + std::to_string(call.folder().commits()) + "-" +
         std::to_string(to_days(call.today())) + "-" + std::to_string(clock.offset().count()) +
         "\"";
}

}  // namespace

std::string Call::name(std::size_t at) const {
  std::string decoded = percent_decoded(names_.at(at));
  return catalog::text::is_plain(decoded) ? decoded : std::string(names_.at(at));
}

std::string Call::public_url() const {
  std::string url = parts_.public_url;
  if (url.empty()) {
    url = request_.secure ? "https://" : "http://";
    url += connectors::transport::find(request_.headers, "Host").value_or("localhost");
  }
  while (url.ends_with('/')) url.pop_back();
  return url;
}

Result<api::Page> Call::page() const {
  api::Page page;
  page.after = request_.query("after").value_or("");
  if (!catalog::text::is_plain(page.after)) {
    return error(Code::invalid, "after", "page.after", {{"after", ""}});
  }
  if (const auto text = request_.query("limit")) {
    const auto end = text->data() + text->size();
    const auto [stop, failed] = std::from_chars(text->data(), end, page.limit);
    if (failed != std::errc{} || stop != end || page.limit < 1 ||
        page.limit > api::page_limit_max) {
      return error(Code::invalid, "limit", "page.limit",
                   {{"most", std::to_string(api::page_limit_max)}});
    }
  }
  return page;
}

Reply Call::refuse(const Error& error) const {
  return problem(request_, status_of(error), error.faults);
}

Reply Call::refuse(int status, const Fault& fault) const {
  return problem(request_, status, {fault});
}

namespace {

// One for the process: the ETag tells the answers of one Routes from another's.
KeptAnswers& kept_answers() {
  static KeptAnswers kept;
  return kept;
}

Reply tagged(std::string body, const std::string& tag) {
  auto reply = connectors::transport::json_reply(200, std::move(body));
  reply.headers.emplace_back("ETag", tag);
  return reply;
}

// Whether the client has what the tag stands for.
bool has(const Call& call, const std::string& tag) {
  const auto seen = connectors::transport::find(call.request().headers, "If-None-Match");
  return seen && is_tag(*seen, tag, Comparison::weak);
}

Reply not_modified(const std::string& tag) {
  return {304, {{"ETag", tag}}, ""};
}

Reply read_under(const std::string& tag, const Call& call,
                 const std::function<Result<std::string>(const catalog::store::Scope&)>& answer) {
  if (has(call, tag)) return not_modified(tag);
  auto body = call.read(answer);
  if (!body) return call.refuse(body.error());
  return tagged(std::move(*body), tag);
}

}  // namespace

Reply read_json(const Call& call,
                const std::function<Result<std::string>(const catalog::store::Scope&)>& answer) {
  if (call.folder().is_shared()) return read_live_json(call, answer);
  return read_under(tag_of(call), call, answer);
}

Reply read_live_json(
    const Call& call,
    const std::function<Result<std::string>(const catalog::store::Scope&)>& answer) {
  auto body = call.read(answer);
  if (!body) return call.refuse(body.error());
  const std::string tag =
      "\"" + connectors::transport::hex(connectors::transport::sha256(*body)) + "\"";
  return has(call, tag) ? not_modified(tag) : tagged(std::move(*body), tag);
}

Reply read_shared_json(
    const Call& call,
    const std::function<Result<std::string>(const catalog::store::Scope&)>& answer) {
  if (call.folder().is_shared()) return read_live_json(call, answer);
  const std::string tag = tag_of(call);
  const auto& target = call.request().target;
  const bool has_seen =
      connectors::transport::find(call.request().headers, "If-None-Match").has_value();
  if (!has_seen) {
    if (auto known = kept_answers().find(target, tag)) return tagged(std::move(*known), tag);
  }
  Reply reply = read_under(tag, call, answer);
  if (reply.status == 200) kept_answers().keep(target, tag, reply.body);
  return reply;
}

bool is_there(const Call& call) {
  const std::string tag = tag_of(call);
  const std::string question = "cooperative " + call.cooperative().text;
  const bool may_keep = !call.folder().is_shared();
  if (may_keep && kept_answers().find(question, tag)) return true;
  const bool found = call.read([](const catalog::store::Scope& scope) {
    return catalog::producers::find_cooperative(scope).has_value();
  });
  if (found && may_keep) kept_answers().keep(question, tag, "");
  return found;
}

Reply no_content() {
  return {204, {}, ""};
}

}  // namespace ganh::service::http
