#include "tests/conformance/traffic.h"

#include <unistd.h>

#include <cstdlib>
#include <fstream>

#include "catalog/json/json.h"

namespace ganh::tests {

namespace json = catalog::json;
using connectors::transport::Headers;
using connectors::transport::Reply;
using connectors::transport::Request;

namespace {

// More than any promise needs; what is beyond is more of the same.
constexpr std::size_t kept_bytes_max = 2 * 1024 * 1024;

void write_headers(json::Writer& out, const Headers& headers) {
  out.object("headers", [&] {
    for (const auto& [name, value] : headers) out.field(name, value);
  });
}

std::string file_for(std::string_view market) {
  const char* folder = std::getenv("GANH_TRAFFIC");
  if (folder == nullptr || *folder == '\0') return "";
  return std::string(folder) + "/" + std::string(market) + "-" + std::to_string(::getpid()) +
         ".jsonl";
}

}  // namespace

std::string line_of(const Request& request, const Reply& reply) {
  json::Writer out;
  out.object([&] {
    out.object("request", [&] {
      out.field("method", request.method);
      out.field("target", request.target);
      write_headers(out, request.headers);
      out.field("body", request.body);
    });
    out.object("reply", [&] {
      out.field("status", reply.status);
      write_headers(out, reply.headers);
      out.field("body", reply.body);
    });
  });
  return std::move(out).text() + "\n";
}

Traffic::Traffic(std::unique_ptr<connectors::sandbox::Sandbox> inside)
    : inside_(std::move(inside)), file_(file_for(inside_->name())) {}

Traffic::~Traffic() {
  if (file_.empty() || lines_.empty()) return;
  std::ofstream(file_, std::ios::app | std::ios::binary) << lines_;
}

Reply Traffic::handle(const Request& request, Time now) {
  Reply reply = inside_->handle(request, now);
  const bool of_its_operator = request.path().starts_with("/_sandbox/");
  if (!file_.empty() && lines_.size() < kept_bytes_max && !of_its_operator)
    lines_ += line_of(request, reply);
  return reply;
}

std::vector<connectors::sandbox::WebhookOut> Traffic::due(Time now) {
  return inside_->due(now);
}

}  // namespace ganh::tests
