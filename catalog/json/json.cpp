#include "catalog/json/json.h"

#include <rapidjson/error/error.h>
#include <rapidjson/memorystream.h>
#include <rapidjson/reader.h>
#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>

#include <algorithm>
#include <cassert>
#include <limits>

namespace ganh::catalog::json {

namespace {

enum class Kind : std::uint8_t { null, boolean, integer, other_number, text, array, object };

// A value and, right behind it, everything inside it; a member is its key (a text) and its value.
struct Node {
  union {
    std::int64_t number;  // integer, boolean
    const char* bytes;    // text
  };
  std::uint32_t size = 0;  // bytes of a text, items of an array, members of an object
  std::uint32_t span = 1;  // nodes it takes, itself included
  Kind kind = Kind::null;

  explicit Node(Kind of) : number(0), kind(of) {}
  std::string_view view() const { return {bytes, size}; }
};

const Node* behind(const Node* node) {
  return node + node->span;
}

// The well-formed encoding of a surrogate begins with ED A0..BF; all else is checked by the reader.
bool has_surrogate(std::string_view utf8) {
  for (auto at = utf8.find('\xED'); at != utf8.npos; at = utf8.find('\xED', at + 1)) {
    if (at + 1 < utf8.size() && static_cast<unsigned char>(utf8[at + 1]) >= 0xA0) return true;
  }
  return false;
}

// Takes RapidJSON's events, keeps them as nodes and refuses what RapidJSON lets pass.
class Builder {
 public:
  // Decoded strings are never longer than their source, so `text` never moves.
  Builder(std::vector<Node>& nodes, std::string& text, std::size_t source_bytes)
      : nodes_(nodes), text_(text) {
    text_.reserve(source_bytes);
  }

  std::string_view refusal() const { return refusal_; }

  bool Null() { return add(Node(Kind::null)); }
  bool Bool(bool value) { return add_number(Kind::boolean, value ? 1 : 0); }
  bool Int(int value) { return add_number(Kind::integer, value); }
  bool Uint(unsigned value) { return add_number(Kind::integer, value); }
  bool Int64(std::int64_t value) { return add_number(Kind::integer, value); }
  bool Uint64(std::uint64_t value) {
    if (value > static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max())) {
      return add(Node(Kind::other_number));
    }
    return add_number(Kind::integer, static_cast<std::int64_t>(value));
  }
  bool Double(double) { return add(Node(Kind::other_number)); }
  bool RawNumber(const char*, rapidjson::SizeType, bool) { return add(Node(Kind::other_number)); }
  bool String(const char* bytes, rapidjson::SizeType size, bool) { return add_text(bytes, size); }
  bool Key(const char* bytes, rapidjson::SizeType size, bool) { return add_text(bytes, size); }
  bool StartObject() { return open(Kind::object); }
  bool StartArray() { return open(Kind::array); }
  bool EndArray(rapidjson::SizeType items) { return close(items); }
  bool EndObject(rapidjson::SizeType members) {
    close(members);
    return keys_differ(nodes_[last_closed_]) || refuse("json.duplicate_key");
  }

 private:
  bool refuse(std::string_view reason) {
    refusal_ = reason;
    return false;
  }

  bool add(Node node) {
    nodes_.push_back(node);
    return true;
  }

  bool add_number(Kind kind, std::int64_t number) {
    Node node(kind);
    node.number = number;
    return add(node);
  }

  bool add_text(const char* bytes, std::size_t size) {
    if (has_surrogate({bytes, size})) return refuse("json.malformed");
    assert(text_.capacity() - text_.size() >= size);  // an escaped NUL is longer than its stand-in
    Node node(Kind::text);
    node.bytes = text_.data() + text_.size();
    append(bytes, size);
    node.size = static_cast<std::uint32_t>(text_.data() + text_.size() - node.bytes);
    return add(node);
  }

  // No database keeps a NUL as it is, and one in a customer's note must not stop the orders beside
  // it: it becomes what HTML makes of it.
  void append(const char* bytes, std::size_t size) {
    for (std::string_view rest(bytes, size);;) {
      const std::size_t nul = rest.find('\0');
      text_.append(rest.substr(0, nul));
      if (nul == rest.npos) return;
      text_.append("\uFFFD");
      rest.remove_prefix(nul + 1);
    }
  }

  bool open(Kind kind) {
    if (open_.size() == depth_max) return refuse("json.too_deep");
    open_.push_back(nodes_.size());
    return add(Node(kind));
  }

  bool close(std::size_t size) {
    last_closed_ = open_.back();
    open_.pop_back();
    nodes_[last_closed_].size = static_cast<std::uint32_t>(size);
    nodes_[last_closed_].span = static_cast<std::uint32_t>(nodes_.size() - last_closed_);
    return true;
  }

  bool keys_differ(const Node& object) {
    keys_.clear();
    const Node* key = &object + 1;
    for (std::uint32_t i = 0; i < object.size; ++i, key = behind(key + 1)) {
      keys_.push_back(key->view());
    }
    std::ranges::sort(keys_);
    return std::ranges::adjacent_find(keys_) == keys_.end();
  }

  std::vector<Node>& nodes_;
  std::string& text_;
  std::vector<std::size_t> open_;
  std::vector<std::string_view> keys_;
  std::size_t last_closed_ = 0;
  std::string_view refusal_;
};

Error refused(std::string_view reason, std::size_t offset) {
  return error(Code::invalid, "", std::string(reason), {{"offset", std::to_string(offset)}});
}

const Node* as_node(const void* node) {
  return static_cast<const Node*>(node);
}

const Node* of_kind(const void* node, Kind kind) {
  return node && as_node(node)->kind == kind ? as_node(node) : nullptr;
}

}  // namespace

struct Document::Tree {
  std::vector<Node> nodes;
  std::string text;
};

Document::Document(std::unique_ptr<Tree> tree) : tree_(std::move(tree)) {}
Document::Document(Document&&) noexcept = default;
Document& Document::operator=(Document&&) noexcept = default;
Document::~Document() = default;

Value Document::root() const {
  return Value(tree_->nodes.data());
}

Result<Document> parse(std::string_view text) {
  if (text.size() > text_bytes_max) return refused("json.too_large", text_bytes_max);
  // RapidJSON takes a NUL for the end, and would not see what stands behind it.
  if (const auto nul = text.find('\0'); nul != text.npos) return refused("json.malformed", nul);

  auto tree = std::make_unique<Document::Tree>();
  Builder builder(tree->nodes, tree->text, text.size());
  rapidjson::MemoryStream stream(text.data(), text.size());
  rapidjson::Reader reader;
  constexpr unsigned flags = rapidjson::kParseValidateEncodingFlag | rapidjson::kParseIterativeFlag;
  const rapidjson::ParseResult result = reader.Parse<flags>(stream, builder);
  if (result.IsError()) {
    const bool ours = !builder.refusal().empty();
    return refused(ours ? builder.refusal() : "json.malformed",
                   ours ? stream.Tell() : result.Offset());
  }
  return Document(std::move(tree));
}

bool Value::is_null() const {
  return of_kind(node_, Kind::null) != nullptr;
}
bool Value::is_object() const {
  return of_kind(node_, Kind::object) != nullptr;
}
bool Value::is_array() const {
  return of_kind(node_, Kind::array) != nullptr;
}

Value Value::operator[](std::string_view key) const {
  const Node* object = of_kind(node_, Kind::object);
  if (!object) return Value();
  const Node* name = object + 1;
  for (std::uint32_t i = 0; i < object->size; ++i, name = behind(name + 1)) {
    if (name->view() == key) return Value(name + 1);
  }
  return Value();
}

std::optional<std::string_view> Value::text() const {
  const Node* node = of_kind(node_, Kind::text);
  return node ? std::optional(node->view()) : std::nullopt;
}

std::optional<std::int64_t> Value::integer() const {
  const Node* node = of_kind(node_, Kind::integer);
  return node ? std::optional(node->number) : std::nullopt;
}

std::optional<bool> Value::boolean() const {
  const Node* node = of_kind(node_, Kind::boolean);
  return node ? std::optional(node->number != 0) : std::nullopt;
}

std::size_t Value::size() const {
  return is_array() || is_object() ? as_node(node_)->size : 0;
}

std::vector<Value> Value::items() const {
  std::vector<Value> items;
  const Node* array = of_kind(node_, Kind::array);
  if (!array) return items;
  items.reserve(array->size);
  const Node* item = array + 1;
  for (std::uint32_t i = 0; i < array->size; ++i, item = behind(item)) {
    items.push_back(Value(item));
  }
  return items;
}

std::vector<std::pair<std::string_view, Value>> Value::members() const {
  std::vector<std::pair<std::string_view, Value>> members;
  const Node* object = of_kind(node_, Kind::object);
  if (!object) return members;
  members.reserve(object->size);
  const Node* name = object + 1;
  for (std::uint32_t i = 0; i < object->size; ++i, name = behind(name + 1)) {
    members.emplace_back(name->view(), Value(name + 1));
  }
  return members;
}

std::string Value::text_or(std::string_view otherwise) const {
  return std::string(text().value_or(otherwise));
}
std::int64_t Value::integer_or(std::int64_t otherwise) const {
  return integer().value_or(otherwise);
}
bool Value::boolean_or(bool otherwise) const {
  return boolean().value_or(otherwise);
}

struct Writer::Out {
  using Json = rapidjson::Writer<rapidjson::StringBuffer>;

  rapidjson::StringBuffer buffer;
  Json json{buffer};

  void key(std::string_view name) {
    json.Key(name.data(), static_cast<rapidjson::SizeType>(name.size()));
  }
  void string(std::string_view text) {
    // An empty view may have no address at all, which RapidJSON does not take.
    json.String(text.empty() ? "" : text.data(), static_cast<rapidjson::SizeType>(text.size()));
  }
};

Writer::Writer() : out_(std::make_unique<Out>()) {}
Writer::~Writer() = default;

void Writer::object(const std::function<void()>& body) {
  out_->json.StartObject();
  body();
  out_->json.EndObject();
}

void Writer::object(std::string_view key, const std::function<void()>& body) {
  out_->key(key);
  object(body);
}

void Writer::array(const std::function<void()>& body) {
  out_->json.StartArray();
  body();
  out_->json.EndArray();
}

void Writer::array(std::string_view key, const std::function<void()>& body) {
  out_->key(key);
  array(body);
}

void Writer::field(std::string_view key, std::string_view value) {
  out_->key(key);
  out_->string(value);
}

void Writer::field(std::string_view key, std::int64_t value) {
  out_->key(key);
  out_->json.Int64(value);
}

void Writer::field(std::string_view key, bool value) {
  out_->key(key);
  out_->json.Bool(value);
}

void Writer::null_field(std::string_view key) {
  out_->key(key);
  out_->json.Null();
}

void Writer::value(std::string_view value) {
  out_->string(value);
}
void Writer::value(std::int64_t value) {
  out_->json.Int64(value);
}

void Writer::value(bool value) {
  out_->json.Bool(value);
}
void Writer::null() {
  out_->json.Null();
}

std::string Writer::text() && {
  assert(out_->json.IsComplete());
  return {out_->buffer.GetString(), out_->buffer.GetSize()};
}

}  // namespace ganh::catalog::json
