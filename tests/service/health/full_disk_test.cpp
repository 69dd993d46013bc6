#include <sched.h>
#include <sys/mount.h>
#include <sys/wait.h>
#include <unistd.h>

#include <boost/test/unit_test.hpp>
#include <fstream>

#include "service/health/health.h"
#include "service/upkeep/backup.h"
#include "service/upkeep/doctor.h"
#include "tests/service/shop.h"

using namespace ganh;
using namespace ganh::service;
namespace fs = std::filesystem;

namespace {

// A disk of so many bytes, in a mount of this test's own.
class SmallDisk {
 public:
  explicit SmallDisk(std::size_t bytes) {
    const std::string size = "size=" + std::to_string(bytes);
    there_ = ::unshare(CLONE_NEWNS) == 0 &&
             ::mount("none", "/", nullptr, MS_REC | MS_PRIVATE, nullptr) == 0 &&
             ::mount("none", place_.path().c_str(), "tmpfs", 0, size.c_str()) == 0;
  }
  ~SmallDisk() {
    if (there_) ::umount2(place_.path().c_str(), MNT_DETACH);
  }
  SmallDisk(const SmallDisk&) = delete;
  SmallDisk& operator=(const SmallDisk&) = delete;

  bool is_there() const { return there_; }
  const fs::path& path() const { return place_.path(); }
  void fill() const {
    std::ofstream out(path() / "ballast", std::ios::binary);
    const std::string block(4096, 'x');
    while (out << block << std::flush) {
    }
  }
  void make_room() const { fs::remove(path() / "ballast"); }

 private:
  tests::ScratchFolder place_;
  bool there_ = false;
};

bool is_ok(const health::Health& health, const std::string& name) {
  for (const auto& check : health.checks) {
    if (check.name == name) return check.ok;
  }
  return false;
}

// More than what SQLite's log has room for without growing.
bool can_write(folder::DataFolder& folder) {
  try {
    static_cast<void>(folder.database().write([&](catalog::store::Write& write) -> Result<> {
      write.global().run(
          "INSERT INTO settings (key, value) VALUES ('ballast', $1) "
          "ON CONFLICT (key) DO UPDATE SET value = excluded.value",
          {std::string(1 << 20, 'x')});
      return {};
    }));
    return true;
  } catch (const catalog::store::StorageError& failure) {
    BOOST_TEST((failure.kind() == catalog::store::StorageError::Kind::full));
    return false;
  }
}

}  // namespace

BOOST_AUTO_TEST_SUITE(full_disk_test)

BOOST_AUTO_TEST_CASE(on_a_full_disk_it_reads_says_so_and_recovers) {
  const SmallDisk disk(48 * 1024 * 1024);
  if (!disk.is_there()) {
    BOOST_TEST_MESSAGE("a disk of one's own takes root: not tried");
    return;
  }
  auto folder = std::move(*folder::DataFolder::create(disk.path() / "data"));
  health::Readiness readiness(*folder);
  BOOST_TEST(readiness.now().ok);

  disk.fill();
  folder->database().read([](const catalog::store::Read&) {});
  BOOST_TEST(!can_write(*folder));
  const auto full = health::Readiness(*folder).now();
  const auto backup = [&] { return upkeep::backup_to(folder->path(), "", folder->clock().now()); };
  BOOST_CHECK_THROW(static_cast<void>(backup()), catalog::store::StorageError);

  BOOST_TEST(!full.ok);
  BOOST_TEST(is_ok(full, "read"));
  BOOST_TEST(!is_ok(full, "disk"));
  BOOST_TEST(health::health_json(full).find(disk.path().string()) == std::string::npos);
  BOOST_TEST(upkeep::backups_in(folder->path()).empty());
  BOOST_TEST(fs::is_empty(folder->path() / "backups"));

  for (const auto& check : upkeep::examine(folder->path(), folder->clock().now())) {
    for (const Fault& fault : check.faults) BOOST_TEST(fault.reason != "file.damaged");
  }

  disk.make_room();
  BOOST_TEST(can_write(*folder));
  BOOST_TEST(health::Readiness(*folder).now().ok);
  BOOST_TEST(backup().has_value());
}

BOOST_AUTO_TEST_SUITE_END()
