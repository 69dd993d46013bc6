#include "service/http/problem.h"

#include "catalog/json/json.h"
#include "service/words/sentences.h"
#include "service/words/storage.h"
#include "service/words/text.h"

namespace ganh::service::http {

namespace transport = connectors::transport;

namespace {

constexpr auto retry_after_seconds = "2";

}  // namespace

catalog::text::Language language_of(const transport::Request& request) {
  return words::parse_language(transport::find(request.headers, "Accept-Language").value_or("vi"));
}

transport::Reply problem(const transport::Request& request, int status, const Fault& fault) {
  const auto spoken = words::speak(fault, language_of(request));
  catalog::json::Writer out;
  out.object([&] {
    out.field("type", "urn:ganh:" + fault.reason);
    out.field("title", spoken.problem);
    out.field("status", status);
    out.field("detail", spoken.cure);
  });
  return {
      status, {{"Content-Type", "application/problem+json; charset=utf-8"}}, std::move(out).text()};
}

int status_of(Code code) {
  switch (code) {
    case Code::invalid:
      return 400;
    case Code::not_found:
      return 404;
    case Code::conflict:
      return 409;
    case Code::not_now:
      return 409;
    case Code::limit:
      return 413;
    case Code::in_use:
      return 409;
    case Code::unauthorized:
      return 401;
    case Code::unavailable:
      return 503;
  }
  return 400;
}

transport::Reply storage_problem(const transport::Request& request,
                                 const catalog::store::StorageError& failure) {
  auto reply = problem(request, 503, words::storage_fault(failure));
  reply.headers.emplace_back("Retry-After", retry_after_seconds);
  return reply;
}

}  // namespace ganh::service::http
