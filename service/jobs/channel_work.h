// The work on channels while a command or the service runs: the engine on a thread of its own, with
// real HTTP, woken by every commit.

#pragma once

#include <functional>
#include <memory>

#include "catalog/ids.h"
#include "connectors/publishing/engine.h"
#include "service/folder/data_folder.h"

namespace ganh::service::jobs {

class ChannelWork {
 public:
  // `observe` is called on the work's own thread. The folder must outlive it.
  ChannelWork(folder::DataFolder& folder,
              std::function<void(const connectors::publishing::Event&)> observe);
  ~ChannelWork();  // what is under way is dropped; the folder knows how to go on
  ChannelWork(const ChannelWork&) = delete;
  ChannelWork& operator=(const ChannelWork&) = delete;

  void wake();                                 // the clock has been stepped
  void poll_orders(const ChannelId& channel);

  // Waits until no channel has anything released to send (what a marketplace decides later is not
  // waited for), at most `patience` of real time. False: something still waits.
  bool wait_until_sent(Duration patience);

  connectors::transport::HttpClient& client();

 private:
  struct Parts;
  std::unique_ptr<Parts> parts_;
};

}  // namespace ganh::service::jobs
