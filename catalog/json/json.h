// JSON in and out, with bounds.
//
// The reader stands in front of RapidJSON and refuses what it lets pass: depth over 32, duplicate
// keys, lone surrogates, invalid UTF-8, trailing text. An escaped NUL is read as U+FFFD. A number
// is a whole one or answers to nothing: there is no floating point here. Nothing else in the
// project includes RapidJSON.

#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "catalog/result.h"

namespace ganh::catalog::json {

inline constexpr std::size_t depth_max = 32;
inline constexpr std::size_t text_bytes_max = 64 * 1024 * 1024;

// A look into a Document, valid as long as it. Every question may be asked of any value; what is
// not there or of another kind answers with nothing.
class Value {
 public:
  Value() = default;  // absent

  bool present() const { return node_ != nullptr; }
  bool is_null() const;
  bool is_object() const;
  bool is_array() const;

  Value operator[](std::string_view key) const;
  std::optional<std::string_view> text() const;
  std::optional<std::int64_t> integer() const;  // a whole number in range, nothing else
  std::optional<bool> boolean() const;
  std::size_t size() const;                     // items or members; 0 for the rest
  std::vector<Value> items() const;
  std::vector<std::pair<std::string_view, Value>> members() const;

  std::string text_or(std::string_view otherwise = "") const;
  std::int64_t integer_or(std::int64_t otherwise) const;
  bool boolean_or(bool otherwise) const;

 private:
  friend class Document;
  explicit Value(const void* node) : node_(node) {}
  const void* node_ = nullptr;
};

class Document {
 public:
  Document(Document&&) noexcept;
  Document& operator=(Document&&) noexcept;
  ~Document();
  Value root() const;

 private:
  friend Result<Document> parse(std::string_view);
  struct Tree;
  explicit Document(std::unique_ptr<Tree> tree);
  std::unique_ptr<Tree> tree_;
};

// `invalid`, with the byte offset as parameter "offset": "json.malformed", "json.too_deep",
// "json.duplicate_key", "json.too_large".
Result<Document> parse(std::string_view text);

// Writes compact JSON in one pass. Keys and strings must be UTF-8.
//
//   Writer w;
//   w.object([&] { w.field("sku", sku); w.array("items", [&] { for (...) w.value(x); }); });
//   std::string text = std::move(w).text();
class Writer {
 public:
  Writer();
  ~Writer();
  Writer(const Writer&) = delete;
  Writer& operator=(const Writer&) = delete;

  void object(const std::function<void()>& body);
  void object(std::string_view key, const std::function<void()>& body);
  void array(const std::function<void()>& body);
  void array(std::string_view key, const std::function<void()>& body);

  void field(std::string_view key, std::string_view value);
  void field(std::string_view key, const char* value) { field(key, std::string_view(value)); }
  void field(std::string_view key, std::int64_t value);
  void field(std::string_view key, int value) { field(key, std::int64_t{value}); }
  void field(std::string_view key, bool value);
  void null_field(std::string_view key);
  void value(std::string_view value);
  void value(const char* text) { value(std::string_view(text)); }
  void value(std::int64_t value);
  void value(bool value);
  void null();

  std::string text() &&;

 private:
  struct Out;
  std::unique_ptr<Out> out_;
};

}  // namespace ganh::catalog::json
