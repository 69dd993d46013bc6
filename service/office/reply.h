// What an office answers: JSON that was asked for, or a problem that says why not.

#pragma once

#include <optional>
#include <string>

#include "catalog/json/json.h"
#include "catalog/result.h"
#include "catalog/text/sentence.h"
#include "connectors/transport/http_message.h"

namespace ganh::service::office {

class Reply {
 public:
  explicit Reply(connectors::transport::Reply reply);

  // True: it was done. False: root() is a problem (RFC 9457) with `faults`.
  explicit operator bool() const { return reply_.status / 100 == 2; }

  // As it came: JSON but for a workbook, which is bytes.
  const std::string& body() const { return reply_.body; }

  // Under which it may be changed, or empty.
  std::string tag() const;

  // Lives as long as the reply. Absent when the body is no JSON.
  catalog::json::Value root() const {
    return document_ ? document_->root() : catalog::json::Value{};
  }
  catalog::json::Value operator[](std::string_view key) const { return root()[key]; }

 private:
  connectors::transport::Reply reply_;
  std::optional<catalog::json::Document> document_;
};

// A refusal that was found before anybody was asked.
Reply refusal(const Error& error, catalog::text::Language language);

}  // namespace ganh::service::office
