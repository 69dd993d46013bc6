// Tells everybody who follows what has changed, as soon as it is durable: server-sent events.
//
// One stream a follower, of the cooperatives and nouns that he may read, resumable by the number of
// the last change of each cooperative. Works on a thread of its own; who he is is asked again
// before each telling, so that an ended session hears no more.

#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>

#include "connectors/transport/http_message.h"
#include "service/accounts/caller.h"
#include "service/folder/data_folder.h"

namespace ganh::service::live {

inline constexpr std::size_t followers_max = 5'000;
// Of one person, or one token. The oldest gives way: behind a broken line nobody hears it any more,
// and whoever does comes again from where he was.
inline constexpr std::size_t followers_of_one_max = 8;
inline constexpr int changes_told_max = 1'000;  // a longer gap is "reload"
inline constexpr Duration comment_every = std::chrono::seconds{20};

class Hub {
 public:
  // The folder must outlive it.
  explicit Hub(folder::DataFolder& folder);
  ~Hub();  // every stream is closed
  Hub(const Hub&) = delete;
  Hub& operator=(const Hub&) = delete;

  // Finds out again who asks, from what the request shows.
  using Identify = std::function<accounts::Caller()>;

  // The reply that goes on as a stream. `last_event_id` as it was sent; empty: from now on. Nothing
  // when there are too many followers.
  std::optional<connectors::transport::Reply> follow(Identify identify,
                                                     const std::string& last_event_id);

  std::size_t followers() const;

 private:
  struct Inner;
  std::shared_ptr<Inner> inner_;
};

}  // namespace ganh::service::live
