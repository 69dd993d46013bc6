#include "service/http/problem.h"

#include "catalog/json/json.h"
#include "connectors/sentences.h"
#include "service/api/fault_json.h"
#include "service/http/html.h"
#include "service/words/sentences.h"
#include "service/words/storage.h"
#include "service/words/text.h"

namespace ganh::service::http {

namespace transport = connectors::transport;

namespace {

constexpr auto retry_after_seconds = "2";
constexpr std::size_t faults_told_max = 100;

const catalog::text::Sentence* find_sentence(std::string_view reason) {
  for (const auto table : words::all_sentences()) {
    for (const auto& sentence : table) {
      if (sentence.reason == reason) return &sentence;
    }
  }
  return nullptr;
}

}  // namespace

catalog::text::Language language_of(const transport::Request& request) {
  return words::parse_language(transport::find(request.headers, "Accept-Language").value_or("vi"));
}

transport::Reply problem(const transport::Request& request, int status,
                         const std::vector<Fault>& faults) {
  const Fault& first = faults.front();
  const auto spoken = words::speak(first, language_of(request));
  catalog::json::Writer out;
  out.object([&] {
    out.field("type", "/problems/" + first.reason);
    out.field("title", spoken.problem);
    out.field("status", status);
    out.field("detail", spoken.cure);
    out.field("reason", first.reason);
    out.array("faults", [&] {
      for (std::size_t at = 0; at < faults.size() && at < faults_told_max; ++at) {
        api::write_fault(out, faults[at]);
      }
    });
    if (!request.id.empty()) out.field("request_id", request.id);
  });
  return {
      status, {{"Content-Type", "application/problem+json; charset=utf-8"}}, std::move(out).text()};
}

int status_of(const Error& error) {
  switch (error.code) {
    case Code::invalid:
      return 400;
    case Code::not_found:
      return 404;
    case Code::conflict:
    case Code::not_now:
    case Code::in_use:
      return 409;
    case Code::limit:
      return 413;
    case Code::unauthorized:
      return 401;
    case Code::unavailable:
      return 503;
  }
  return 400;
}

transport::Reply storage_problem(const transport::Request& request,
                                 const catalog::store::StorageError& failure) {
  auto reply = problem(request, 503, {words::storage_fault(failure)});
  reply.headers.emplace_back("Retry-After", retry_after_seconds);
  return reply;
}

std::string problem_page(std::string_view reason) {
  const auto* sentence = find_sentence(reason);
  if (sentence == nullptr) return "";
  const std::string title = escaped(reason);
  return "<!doctype html>\n<html lang=\"vi\"><head><meta charset=\"utf-8\">"
         "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"><title>" +
         title + " · Gánh</title></head>\n<body><main>\n<h1><code>" + title + "</code></h1>\n<p>" +
         escaped(sentence->problem_vi) + "</p>\n<p>" + escaped(sentence->cure_vi) +
         "</p>\n<hr>\n<section lang=\"en\">\n<p>" + escaped(sentence->problem_en) + "</p>\n<p>" +
         escaped(sentence->cure_en) + "</p>\n</section>\n</main></body></html>\n";
}

bool is_tag(std::string_view header, std::string_view tag, Comparison how) {
  while (!header.empty()) {
    const auto comma = header.find(',');
    std::string_view one = header.substr(0, comma);
    header.remove_prefix(comma == header.npos ? header.size() : comma + 1);
    while (one.starts_with(' ')) one.remove_prefix(1);
    while (one.ends_with(' ')) one.remove_suffix(1);
    if (how == Comparison::weak && one.starts_with("W/")) one.remove_prefix(2);
    if (one == "*" || one == tag) return true;
  }
  return false;
}

}  // namespace ganh::service::http
