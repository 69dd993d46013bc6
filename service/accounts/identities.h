// From a secret to who asks, on every request.
//
// Answers are kept only while no account has changed in this process, so that an ended session or a
// lowered role acts at once; none are where other processes change accounts too.

#pragma once

#include <atomic>
#include <cstdint>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

#include "catalog/clock.h"
#include "catalog/store/database.h"
#include "connectors/transport/executor.h"
#include "service/accounts/caller.h"

namespace ganh::service::accounts {

inline constexpr std::size_t identities_kept_max = 10'000;

class Identities {
 public:
  Identities(catalog::store::Database& database, const Clock& clock,
             connectors::transport::Executor& background, bool keeps_answers = true)
      : database_(database),
        clock_(clock),
        background_(background),
        keeps_answers_(keeps_answers) {}

  Caller by_session(std::string_view secret);
  Caller by_token(std::string_view secret);

  // Held while accounts are written: when it goes, everything kept is out of date.
  class Forget {
   public:
    explicit Forget(Identities& identities) : identities_(identities) {}
    ~Forget() { ++identities_.version_; }
    Forget(const Forget&) = delete;
    Forget& operator=(const Forget&) = delete;

   private:
    Identities& identities_;
  };

  // How often the database was asked.
  std::uint64_t readings() const { return readings_; }

 private:
  struct Known {
    Caller caller;
    Time seen_at{};
    Time written_at{};  // when that was last written, or is about to be
    std::optional<Duration> idle_max;
    Time ends_at{};
    std::uint64_t version = 0;

    bool holds(Time now) const { return now < ends_at && (!idle_max || now < seen_at + *idle_max); }
  };
  using Find = std::optional<Known> (*)(const catalog::store::Read&, std::string_view hash);

  static std::optional<Known> find_session(const catalog::store::Read& read, std::string_view hash);
  static std::optional<Known> find_token(const catalog::store::Read& read, std::string_view hash);

  Caller identify(std::string_view secret, std::string_view prefix, Find find);
  Caller see(Known& known, Time now, bool& write_soon);  // with mutex_ held
  void keep(const std::string& hash, const Known& known);
  void write_seen();

  catalog::store::Database& database_;
  const Clock& clock_;
  connectors::transport::Executor& background_;
  const bool keeps_answers_;
  std::atomic<std::uint64_t> version_ = 1;
  std::atomic<std::uint64_t> readings_ = 0;
  std::mutex mutex_;
  std::unordered_map<std::string, Known> known_;         // by the secret's hash
  std::unordered_map<std::string, Time> sessions_seen_;  // by id, to be written
  std::unordered_map<std::string, Time> tokens_seen_;
  bool writing_due_ = false;
};

}  // namespace ganh::service::accounts
