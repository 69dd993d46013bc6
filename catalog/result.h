// What a function that may refuse gives back: a value, or an Error the caller can act on.
//
// Follows std::expected (C++23) in names and meaning, so that it can become an alias for it.
// Never carries a failing disk or database: that is store::StorageError, an exception.

#pragma once

#include <cassert>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace ganh {

// The closed set on which callers branch. Sentences for people are made from Fault, never here.
enum class Code {
  invalid,        // the input itself is wrong; every fault is listed
  not_found,      // what was named is not there, or not in this cooperative
  conflict,       // it exists already, or has changed since the caller looked
  not_now,        // the state it is in does not allow this
  limit,          // larger or more than is allowed
  in_use,         // somebody else holds it
  unauthorized,   // a signature or credential does not hold
  unavailable,    // a party outside cannot be reached at present
};

struct Param {
  std::string name;
  std::string value;
  bool operator==(const Param&) const = default;
};

// One thing that is wrong. `reason` is a stable key such as "price.not_a_number"; a table turns it
// into a sentence and a cure in Vietnamese or English (catalog/text/sentence.h).
struct Fault {
  std::string field;
  std::string reason;
  std::vector<Param> params = {};
  bool operator==(const Fault&) const = default;
};

struct Error {
  Code code = Code::invalid;
  std::vector<Fault> faults;
  bool operator==(const Error&) const = default;
};

inline Error error(Code code, std::string field, std::string reason,
                   std::vector<Param> params = {}) {
  return Error{code, {Fault{std::move(field), std::move(reason), std::move(params)}}};
}

template <class T = void>
class [[nodiscard]] Result {
 public:
  using value_type = T;
  Result(T value) : state_(std::in_place_index<0>, std::move(value)) {}
  Result(Error error) : state_(std::in_place_index<1>, std::move(error)) {}

  bool has_value() const { return state_.index() == 0; }
  explicit operator bool() const { return has_value(); }

  T& value() & { assert(has_value()); return std::get<0>(state_); }
  const T& value() const& { assert(has_value()); return std::get<0>(state_); }
  T&& value() && { assert(has_value()); return std::get<0>(std::move(state_)); }
  T& operator*() & { return value(); }
  const T& operator*() const& { return value(); }
  T&& operator*() && { return std::move(*this).value(); }
  T* operator->() { return &value(); }
  const T* operator->() const { return &value(); }

  const Error& error() const& { assert(!has_value()); return std::get<1>(state_); }
  Error&& error() && { assert(!has_value()); return std::get<1>(std::move(state_)); }

 private:
  std::variant<T, Error> state_;
};

template <>
class [[nodiscard]] Result<void> {
 public:
  using value_type = void;
  Result() = default;
  Result(Error error) : error_(std::move(error)), has_value_(false) {}

  bool has_value() const { return has_value_; }
  explicit operator bool() const { return has_value_; }
  const Error& error() const& { assert(!has_value_); return error_; }
  Error&& error() && { assert(!has_value_); return std::move(error_); }

 private:
  Error error_;
  bool has_value_ = true;
};

}  // namespace ganh
