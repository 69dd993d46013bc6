#include "service/folder/key.h"

#include <sys/stat.h>

#include <algorithm>
#include <condition_variable>
#include <fstream>
#include <mutex>

#include "catalog/store/sqlite/file.h"
#include "connectors/channel/credentials.h"
#include "service/http/routes.h"
#include "service/jobs/channel_work.h"
#include "service/upkeep/backup.h"
#include "service/upkeep/doctor.h"
#include "service/upkeep/restore.h"
#include "tests/service/shop.h"
#include "tests/service/upkeep/damage.h"

using namespace ganh;
using namespace ganh::service;
namespace fs = std::filesystem;

namespace {

constexpr auto canary = "canary-s3cret-0123456789";

struct Desk : Shop {
  Desk() : channel_id(channel()), path(folder->path()) {}

  void close() { folder.reset(); }
  void open() { folder = folder::DataFolder::open(path).value(); }
  void lose_the_key() {
    close();
    fs::remove(path / "ganh.key");
    open();
  }
  // As an older program left it, with a row deleted too.
  void write_plain() {
    close();
    meddle(path / "ganh.db",
           "UPDATE channel_credentials SET key = 'thien-an', secret = '" + std::string(canary) +
               "'; CREATE TABLE gone AS SELECT * FROM channel_credentials; DROP TABLE gone");
    BOOST_REQUIRE(is_in_files());
  }
  bool is_in_files() const {
    for (const auto& entry : fs::recursive_directory_iterator(path)) {
      if (!entry.is_regular_file()) continue;
      std::ifstream in(entry.path(), std::ios::binary);
      const std::string bytes{std::istreambuf_iterator<char>(in), {}};
      if (bytes.find(canary) != bytes.npos) return true;
    }
    return false;
  }
  std::string secret() {
    const auto kept = look([&](auto& s) {
      return connectors::channel::credentials_of(s, channel_id, folder->vault());
    });
    return kept ? kept->secret : kept.error().faults.at(0).reason;
  }
  void connect_again() {
    command([&](auto& c) {
      return connectors::channel::connect(
          c, {"postmart", "postmart", "http://127.0.0.1:1", "", {"thien-an", "n3w", "whsec_"}},
          folder->vault());
    });
  }
  std::string ail(const std::string& name) const {
    for (const auto& check : upkeep::examine(path, connectors::transport::SystemClock().now())) {
      if (check.name == name && !check.faults.empty()) return check.faults.at(0).reason;
    }
    return "";
  }

  ChannelId channel_id;
  fs::path path;
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(key_test, Desk)

BOOST_AUTO_TEST_CASE(a_new_folder_has_a_key_that_nobody_else_reads) {
  struct stat found {};
  BOOST_REQUIRE(::stat((path / "ganh.key").c_str(), &found) == 0);

  BOOST_TEST((found.st_mode & 0777) == 0600);
  BOOST_TEST(secret() == "s3cret");
  BOOST_TEST(ail("credentials") == "");
}

BOOST_AUTO_TEST_CASE(a_key_stays_what_it_is) {
  const std::string before = folder->vault().key_text();
  close();
  open();

  BOOST_TEST(folder->vault().key_text() == before);
}

BOOST_AUTO_TEST_CASE(what_an_older_program_kept_is_sealed_and_no_remains_stay_in_the_file) {
  write_plain();
  BOOST_TEST(ail("credentials") == "doctor.plain_credentials");
  open();

  BOOST_TEST(secret() == canary);
  BOOST_TEST(!is_in_files());
  BOOST_TEST(ail("credentials") == "");
}

BOOST_AUTO_TEST_CASE(remains_that_a_reader_held_are_cleared_the_next_time) {
  write_plain();
  catalog::store::sqlite::read_file(path / "ganh.db", [&](const catalog::store::Read& read) {
    read.global().number("SELECT COUNT(*) FROM channels", {});
    open();
    BOOST_TEST(ail("credentials") == "doctor.remains");
  });
  close();
  open();

  BOOST_TEST(!is_in_files());
  BOOST_TEST(ail("credentials") == "");
}

BOOST_AUTO_TEST_CASE(without_its_key_a_folder_opens_and_channels_are_to_be_connected_again) {
  lose_the_key();
  BOOST_TEST(secret() == "credentials.unreadable");
  BOOST_TEST(ail("credentials") == "doctor.credentials");

  connect_again();

  BOOST_TEST(secret() == "n3w");
  BOOST_TEST(ail("credentials") == "");
}

BOOST_AUTO_TEST_CASE(a_key_file_that_holds_none_is_left_as_it_is) {
  close();
  std::ofstream(path / "ganh.key", std::ios::trunc) << "rubbish\n";
  open();

  BOOST_TEST(!folder->vault().has_key());
  BOOST_TEST(secret() == "credentials.unreadable");
  std::ifstream in(path / "ganh.key");
  std::string text;
  in >> text;
  BOOST_TEST(text == "rubbish");
}

BOOST_AUTO_TEST_CASE(a_channel_whose_credentials_cannot_be_read_says_so_and_refuses_webhooks) {
  lose_the_key();
  http::Parts parts{.folder = *folder};
  parts.machine_token = "ganh_local_test";
  http::Routes routes(std::move(parts));
  const connectors::transport::Headers headers{{"Host", "127.0.0.1:8080"},
                                               {"Authorization", "Bearer ganh_local_test"},
                                               {"Accept-Language", "en"}};
  const std::string of = "/v1/cooperatives/" + thien_an.text;

  const auto channels = routes.handle({"GET", of + "/channels", headers, ""});
  const auto to_do = routes.handle({"GET", of + "/to-do", headers, ""});
  const auto webhook = routes.handle({"POST", "/v1/webhooks/" + channel_id.text, headers, "{}"});

  BOOST_TEST(channels.body.find("credentials cannot be read") != std::string::npos);
  BOOST_TEST(channels.body.find("Connect the channel again") != std::string::npos);
  BOOST_TEST(to_do.body.find("channel_trouble") != std::string::npos);
  BOOST_TEST(webhook.status == 409);
  BOOST_TEST(webhook.body.find("credentials.unreadable") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(the_work_on_a_locked_channel_says_so_once_and_goes_on_when_it_is_connected) {
  using Kind = connectors::publishing::Event::Kind;
  lose_the_key();
  std::mutex mutex;
  std::condition_variable changed;
  std::vector<Kind> seen;
  const auto wait_for = [&](Kind kind) {
    std::unique_lock lock(mutex);
    return changed.wait_for(lock, std::chrono::seconds{10},
                            [&] { return std::ranges::count(seen, kind) > 0; });
  };
  const jobs::ChannelWork work(*folder, [&](const connectors::publishing::Event& event) {
    const std::lock_guard lock(mutex);
    seen.push_back(event.kind);
    changed.notify_all();
  });

  BOOST_TEST(wait_for(Kind::locked_out));
  product("GAO");
  connect_again();
  BOOST_TEST(wait_for(Kind::retrying));  // nobody answers there, but it is spoken to

  const std::lock_guard lock(mutex);
  BOOST_TEST(std::ranges::count(seen, Kind::locked_out) == 1);
}

BOOST_AUTO_TEST_CASE(a_backup_needs_the_key_and_a_folder_that_is_replaced_keeps_its_own) {
  const Time now = folder->clock().now();
  const fs::path backup = path.parent_path() / "b.db";
  BOOST_REQUIRE(upkeep::backup_to(path, backup, now));
  close();

  const auto elsewhere = upkeep::restore(backup, path.parent_path() / "new", {}, now);
  BOOST_REQUIRE(elsewhere);
  BOOST_TEST(elsewhere->unreadable_channels == std::vector<std::string>{"postmart"});
  const auto in_place = upkeep::restore(backup, path, {.replace = true}, now);
  BOOST_REQUIRE(in_place);
  BOOST_TEST(in_place->unreadable_channels.empty());
  open();
  BOOST_TEST(secret() == "s3cret");
}

BOOST_AUTO_TEST_SUITE_END()
