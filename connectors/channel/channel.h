// A channel (kênh bán): one marketplace as one cooperative sells on it.
//
// A plain value. Credentials are not part of it: they are written, used, and never shown.

#pragma once

#include <string>

#include "catalog/ids.h"
#include "connectors/channel/profile.h"

namespace ganh::connectors::channel {

struct Channel {
  ChannelId id;
  std::string connector;  // "postmart"
  std::string name;       // as people call it; unique within the cooperative
  std::string base_url;   // "https://host" without a trailing slash
  std::string profile_json;
  Profile profile;  // profile_json, read
};

}  // namespace ganh::connectors::channel
