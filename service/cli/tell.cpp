#include "service/cli/tell.h"

#include "connectors/channel/channels.h"
#include "service/jobs/channel_work.h"
#include "service/words/messages.h"

namespace ganh::service::cli {

namespace {

constexpr Duration patience = std::chrono::seconds{20};

}  // namespace

bool tell_marketplaces(const Console& console, Opened& opened) {
  const bool connected = opened.folder->database().read([&](const catalog::store::Read& read) {
    return !connectors::channel::all_channels(read.scope(opened.cooperative.id)).empty();
  });
  if (!connected) return true;
  const Paper notes = console.notes();
  if (console.err_is_terminal) notes.line(words::telling_market);
  jobs::ChannelWork work(*opened.folder, {});
  const bool told = work.wait_until_sent(patience);
  notes.line(told ? words::market_told : words::market_not_told);
  return told;
}

}  // namespace ganh::service::cli
