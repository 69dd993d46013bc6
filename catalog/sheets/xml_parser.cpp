#include "catalog/sheets/xml_parser.h"

#include <expat.h>

#include <new>
#include <string>

namespace ganh::catalog::sheets {

namespace {

constexpr int depth_max = 64;

std::string_view local_name(std::string_view name) {
  const std::size_t colon = name.find(':');
  return colon == std::string_view::npos ? name : name.substr(colon + 1);
}

}  // namespace

std::optional<std::string_view> Attributes::find(std::string_view name) const {
  for (const char** pair = pairs_; *pair != nullptr; pair += 2) {
    if (local_name(pair[0]) == name) return pair[1];
  }
  return std::nullopt;
}

struct XmlParser::State {
  XmlHandler& handler;
  std::string part;
  XML_Parser expat;
  std::optional<Error> failure;
  int depth = 0;

  // Exceptions must not cross expat's C frames, so a callback's Error waits here.
  void keep(const Result<>& result) {
    if (result || failure) return;
    failure = result.error();
    XML_StopParser(expat, XML_FALSE);
  }
  Span span() const {
    return {static_cast<std::uint64_t>(XML_GetCurrentByteIndex(expat)),
            static_cast<std::uint64_t>(XML_GetCurrentByteCount(expat))};
  }
  Error damaged() const { return error(Code::invalid, part, "sheet.damaged", {{"part", part}}); }

  static State& of(void* user) { return *static_cast<State*>(user); }
  static void XMLCALL on_start(void* user, const XML_Char* name, const XML_Char** attributes) {
    State& state = of(user);
    if (++state.depth > depth_max) return state.keep(state.damaged());
    state.keep(state.handler.start(local_name(name), Attributes(attributes), state.span()));
  }
  static void XMLCALL on_end(void* user, const XML_Char* name) {
    State& state = of(user);
    --state.depth;
    if (!state.failure) state.keep(state.handler.end(local_name(name), state.span()));
  }
  static void XMLCALL on_text(void* user, const XML_Char* text, int size) {
    State& state = of(user);
    if (state.failure) return;
    state.keep(state.handler.text({text, static_cast<std::size_t>(size)}));
  }
  static void XMLCALL on_doctype(void* user, const XML_Char*, const XML_Char*, const XML_Char*,
                                 int) {
    State& state = of(user);
    state.keep(error(Code::invalid, state.part, "sheet.doctype", {{"part", state.part}}));
  }
};

XmlParser::XmlParser(XmlHandler& handler, std::string_view part)
    : state_(new State{handler, std::string(part), XML_ParserCreate(nullptr), std::nullopt}) {
  if (state_->expat == nullptr) throw std::bad_alloc();
  XML_SetUserData(state_->expat, state_.get());
  XML_SetElementHandler(state_->expat, State::on_start, State::on_end);
  XML_SetCharacterDataHandler(state_->expat, State::on_text);
  XML_SetStartDoctypeDeclHandler(state_->expat, State::on_doctype);
}

XmlParser::~XmlParser() {
  XML_ParserFree(state_->expat);
}

Result<> XmlParser::feed(std::string_view bytes) {
  constexpr std::size_t piece_bytes_max = 1 << 20;  // expat takes an int
  while (!bytes.empty()) {
    const std::string_view piece = bytes.substr(0, piece_bytes_max);
    const auto status =
        XML_Parse(state_->expat, piece.data(), static_cast<int>(piece.size()), XML_FALSE);
    if (state_->failure) return *state_->failure;
    if (status != XML_STATUS_OK) return state_->damaged();
    bytes.remove_prefix(piece.size());
  }
  return {};
}

Result<> XmlParser::finish() {
  const auto status = XML_Parse(state_->expat, "", 0, XML_TRUE);
  if (state_->failure) return *state_->failure;
  if (status != XML_STATUS_OK) return state_->damaged();
  return {};
}

}  // namespace ganh::catalog::sheets
