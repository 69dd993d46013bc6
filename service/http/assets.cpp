#include "service/http/assets.h"

#include <string>

#include "connectors/transport/compression.h"
#include "service/http/problem.h"

namespace ganh::service::http {

using connectors::transport::Reply;
using connectors::transport::Request;

Reply asset_reply(const Request& request, const web::Asset& asset) {
  Reply reply{200,
              {{"ETag", std::string(asset.tag)},
               {"Cache-Control", asset.hashed ? "public, max-age=31536000, immutable" : "no-cache"},
               {"Vary", "Accept-Encoding"}},
              ""};
  const auto seen = connectors::transport::find(request.headers, "If-None-Match");
  if (seen && is_tag(*seen, asset.tag, Comparison::weak)) {
    reply.status = 304;
    return reply;
  }
  reply.headers.emplace_back("Content-Type", asset.content_type);
  const bool is_packed = !asset.gzip_bytes.empty() && connectors::transport::takes_gzip(request);
  if (is_packed) reply.headers.emplace_back("Content-Encoding", "gzip");
  reply.body = is_packed ? asset.gzip_bytes : asset.bytes;
  return reply;
}

}  // namespace ganh::service::http
