#include "service/http/assets.h"

#include <string>

namespace ganh::service::http {

using connectors::transport::Reply;
using connectors::transport::Request;

namespace {

// RFC 9110 §12.5.3. A weight of 0 refuses; whoever writes a weight otherwise takes it.
bool takes_gzip(const Request& request) {
  const std::string_view all =
      connectors::transport::find(request.headers, "Accept-Encoding").value_or("");
  const auto at = all.find("gzip");
  if (at == all.npos) return false;
  const std::string_view rest = all.substr(at + 4, all.find(',', at) - at - 4);
  const auto weight = rest.find("q=");
  return weight == rest.npos || rest.find_first_of("123456789", weight) != rest.npos;
}

}  // namespace

Reply asset_reply(const Request& request, const web::Asset& asset) {
  Reply reply{200,
              {{"ETag", std::string(asset.tag)},
               {"Cache-Control", asset.hashed ? "public, max-age=31536000, immutable" : "no-cache"},
               {"Vary", "Accept-Encoding"}},
              ""};
  if (connectors::transport::find(request.headers, "If-None-Match") == asset.tag) {
    reply.status = 304;
    return reply;
  }
  reply.headers.emplace_back("Content-Type", asset.content_type);
  const bool is_packed = !asset.gzip_bytes.empty() && takes_gzip(request);
  if (is_packed) reply.headers.emplace_back("Content-Encoding", "gzip");
  reply.body = is_packed ? asset.gzip_bytes : asset.bytes;
  return reply;
}

}  // namespace ganh::service::http
