#include "service/folder/key.h"

#include "connectors/transport/signing.h"
#include "service/folder/files.h"

namespace ganh::service::folder {

namespace fs = std::filesystem;
using connectors::channel::Vault;

Vault read_key(const fs::path& folder) {
  return Vault::from_text(read_small(folder / key_file)).value_or(Vault{});
}

Vault read_or_make_key(const fs::path& folder) {
  // A link to a disk that is not there at present must not be replaced.
  if (fs::exists(fs::symlink_status(folder / key_file))) return read_key(folder);
  const Vault made = Vault::make();
  write_private(folder / key_file, made.key_text() + "\n");
  sync_folder(folder);  // before anything is sealed with it
  return made;
}

std::string check_of(const Vault& vault) {
  if (!vault.has_key()) return "";
  namespace transport = connectors::transport;
  return transport::hex(transport::hmac_sha256(vault.key_text(), "ganh key check"));
}

}  // namespace ganh::service::folder
