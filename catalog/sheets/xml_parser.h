// XML as it comes in pieces, with the place of every tag in the bytes.
//
// Knows no document types and no entities of a document's own: a DOCTYPE ends the reading.
// Names are given without their namespace's prefix.

#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string_view>

#include "catalog/result.h"

namespace ganh::catalog::sheets {

class Attributes {
 public:
  explicit Attributes(const char** pairs) : pairs_(pairs) {}
  std::optional<std::string_view> find(std::string_view name) const;

 private:
  const char** pairs_;
};

// Bytes of the document that a callback is about. An end that belongs to <empty/> has length 0 and
// stands behind the tag.
struct Span {
  std::uint64_t offset = 0;
  std::uint64_t length = 0;
};

// The callbacks; an Error ends the reading and comes out of feed().
class XmlHandler {
 public:
  virtual ~XmlHandler() = default;
  virtual Result<> start(std::string_view name, const Attributes& attributes, Span span) = 0;
  virtual Result<> end(std::string_view name, Span span) = 0;
  virtual Result<> text(std::string_view) { return {}; }
};

class XmlParser {
 public:
  // `part` names the document in faults. The handler must outlive the parser.
  XmlParser(XmlHandler& handler, std::string_view part);
  ~XmlParser();
  XmlParser(const XmlParser&) = delete;
  XmlParser& operator=(const XmlParser&) = delete;

  // `invalid` with "sheet.damaged" or "sheet.doctype", or what the handler gave.
  Result<> feed(std::string_view bytes);
  Result<> finish();

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace ganh::catalog::sheets
