// The program under test, in one thread: its database on the simulated disk, its engine on the
// agenda. It can die at any moment, and is started again on what the disk kept.

#pragma once

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <type_traits>
#include <utility>
#include <vector>

#include "catalog/changes/command.h"
#include "catalog/store/database.h"
#include "connectors/channel/vault.h"
#include "connectors/publishing/engine.h"
#include "tests/simulation/agenda.h"
#include "tests/simulation/disk.h"
#include "tests/simulation/network.h"

namespace ganh::simulation {

inline const CooperativeId cooperative{"coop_thien_an"};

// Thrown where the power goes; nobody of the program's own catches it for good.
struct PowerCut {};

// What a person was told of a command. `known` is false when nobody was there to tell.
template <class R>
struct Told {
  CommandId id;
  std::optional<R> result;
  bool known() const { return result.has_value(); }
  bool done() const { return result && result->has_value(); }
};

class Installation {
 public:
  Installation(const Disk::Image& image, Time start, std::uint64_t seed);
  ~Installation();

  bool is_up() const { return database_ != nullptr && disk.has_power(); }
  void start();       // StorageError when the power goes, or the disk fails, meanwhile
  void stop();        // as a person does
  void lose_power();  // dies; the disk keeps what it keeps
  void reseed(std::uint64_t seed);

  // Runs `fn`; false when the power went meanwhile. The caller then has lose_power() called.
  bool attempt(const std::function<void()>& fn);

  template <class Fn>
  auto command(std::string cause, Fn fn) {
    using R = std::invoke_result_t<Fn, catalog::changes::Command&>;
    Told<R> told{new_id<CommandTag>(clock.now(), randomness_), {}};
    attempt([&] {
      told.result = database_->write([&](catalog::store::Write& write) {
        catalog::changes::Command command(write, cooperative, {told.id, "clerk:lan", cause},
                                          clock.now(), randomness_);
        return fn(command);
      });
    });
    return told;
  }
  template <class Fn>
  auto look(Fn fn) {
    return database_->read([&](const catalog::store::Read& read) {
      const catalog::store::Scope scope = read.scope(cooperative);
      return fn(scope);
    });
  }
  Date today() const { return date_in_vietnam(clock.now()); }
  int receive_webhook(const ChannelId& channel, const connectors::transport::Request& request);

  Disk disk;
  ManualClock clock;
  Agenda agenda;
  Network network;
  connectors::channel::Vault vault;
  std::map<std::string, std::int64_t> seen;  // rare things, counted
  std::function<void(const std::string&)> tell;

  // The power goes when this point has been passed so many times.
  struct PlannedCut {
    std::string point;
    int passes = 0;
  };
  std::optional<PlannedCut> planned_cut;

 private:
  void observe(const connectors::publishing::Event& event);

  SeededRandomness randomness_;
  SeededRandomness fate_{0};
  std::unique_ptr<catalog::store::Database> database_;
  std::unique_ptr<connectors::publishing::Engine> engine_;
};

}  // namespace ganh::simulation
