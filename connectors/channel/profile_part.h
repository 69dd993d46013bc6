// One object of a profile as it is read: takes its members one by one and keeps what is wrong.

#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "catalog/json/json.h"
#include "catalog/result.h"

namespace ganh::connectors::channel {

class ProfilePart {
 public:
  // `path` is "" for the document itself. `faults` outlives the part.
  ProfilePart(catalog::json::Value value, std::string path, std::vector<Fault>& faults)
      : value_(value), path_(std::move(path)), faults_(&faults) {}

  bool has(std::string_view key) const { return value_[key].present(); }

  // A member that is not there is a fault, unless there is `otherwise`.
  std::int64_t number(std::string_view key, std::int64_t least, std::int64_t most,
                      std::optional<std::int64_t> otherwise = std::nullopt);
  std::optional<std::int64_t> maybe_number(std::string_view key, std::int64_t least,
                                           std::int64_t most);
  bool flag(std::string_view key, bool otherwise);
  std::string text(std::string_view key, std::size_t chars_max);
  std::string maybe_text(std::string_view key, std::size_t chars_max);
  std::string choice(std::string_view key, const std::vector<std::string_view>& choices,
                     std::string_view otherwise);
  std::vector<std::string> texts(std::string_view key, std::size_t most, std::size_t chars_max);
  std::vector<std::int64_t> numbers(std::string_view key, std::size_t most, std::int64_t least,
                                    std::int64_t greatest);
  // Names to texts of 1 to `chars_max` characters.
  std::vector<std::pair<std::string, std::string>> words(std::string_view key, std::size_t least,
                                                         std::size_t most, std::size_t chars_max);
  // Each text among `choices` as well.
  std::vector<std::pair<std::string, std::string>> words(
      std::string_view key, std::size_t most, const std::vector<std::string_view>& choices);

  std::optional<ProfilePart> part(std::string_view key);  // nothing when it is not there
  // Each member of an object of at most `most`, every one an object itself.
  void parts(std::string_view key, std::size_t most,
             const std::function<void(std::string_view name, ProfilePart&)>& read);

  // Every member of this object was taken, or is a fault.
  void end();

  void fault(std::string_view key, std::string reason, std::vector<Param> params = {});
  catalog::json::Value value() const { return value_; }

 private:
  catalog::json::Value taken(std::string_view key);
  std::string path_of(std::string_view key) const;
  bool holds_text(catalog::json::Value value, std::string_view key, std::size_t least,
                  std::size_t chars_max);
  bool in_range(std::string_view key, std::int64_t value, std::int64_t least, std::int64_t most);

  catalog::json::Value value_;
  std::string path_;
  std::vector<Fault>* faults_;
  std::vector<std::string> known_;
};

}  // namespace ganh::connectors::channel
