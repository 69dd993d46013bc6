#include "service/config/read.h"

#include <boost/test/unit_test.hpp>
#include <fstream>

#include "tests/scratch_folder.h"

using namespace ganh;
using namespace ganh::service;

namespace {

struct Desk {
  // Reads with `text` as the file.
  Result<config::Configuration> read(const std::string& text) {
    inputs.file = scratch.path() / "ganh.toml";
    std::ofstream(inputs.file) << text;
    return config::read(inputs);
  }

  tests::ScratchFolder scratch;
  config::Inputs inputs;
};

std::string param(const Fault& fault, const std::string& name) {
  for (const auto& param : fault.params) {
    if (param.name == name) return param.value;
  }
  return "";
}

const config::InForce& in_force(const config::Configuration& configuration, std::string_view key) {
  for (const auto& one : configuration.in_force) {
    if (one.setting->key == key) return one;
  }
  throw std::logic_error("no such setting");
}

}  // namespace

BOOST_AUTO_TEST_SUITE(read_test)

BOOST_FIXTURE_TEST_CASE(a_later_source_wins_and_is_told, Desk) {
  inputs.environment = {{"GANH_WORKERS", "8"}, {"GANH_LOG_LEVEL", "debug"}};
  inputs.flags = {{"log_level", "error"}};

  const auto read_in = read("# first line\nworkers = 4\ndrain_seconds = 3\nmetrics = true\n");

  BOOST_REQUIRE(read_in);
  BOOST_TEST(read_in->settings.workers == 8);
  BOOST_TEST(read_in->settings.drain_seconds == 3);
  BOOST_TEST(read_in->settings.metrics);
  BOOST_TEST((read_in->settings.log_level == config::LogLevel::error));
  BOOST_TEST(read_in->settings.listen == "127.0.0.1:8080");
  BOOST_TEST(in_force(*read_in, "workers").where == "GANH_WORKERS");
  BOOST_TEST(in_force(*read_in, "drain_seconds").where == "ganh.toml:3");
  BOOST_TEST(in_force(*read_in, "log_level").where == "--log-level");
}

BOOST_FIXTURE_TEST_CASE(lists_are_arrays_in_the_file_and_have_commas_elsewhere, Desk) {
  inputs.flags = {{"trusted_proxies", "127.0.0.1, ::1,10.0.0.0/8"}};

  const auto read_in = read(R"(host_names = ["ganh.example", "192.168.1.5"])");

  BOOST_REQUIRE(read_in);
  BOOST_TEST(
      (read_in->settings.host_names == std::vector<std::string>{"ganh.example", "192.168.1.5"}));
  BOOST_TEST((read_in->settings.trusted_proxies ==
              std::vector<std::string>{"127.0.0.1", "::1", "10.0.0.0/8"}));
}

BOOST_FIXTURE_TEST_CASE(a_wrong_key_is_told_with_its_line_and_what_was_likely_meant, Desk) {
  inputs.environment = {{"GANH_LISTN", "0.0.0.0:1"}, {"GANH_POSTMART_SECRET", "s3cret"}};

  const auto read_in = read("workers = 4\nlog_formt = \"json\"\ncolour = \"blue\"\n");

  BOOST_REQUIRE(!read_in);
  const auto& faults = read_in.error().faults;
  BOOST_REQUIRE(faults.size() == 3U);
  BOOST_TEST(faults[0].reason == "config.unknown_key");  // in the order of their names
  BOOST_TEST(param(faults[0], "where") == "ganh.toml:3");
  BOOST_TEST(faults[1].reason == "config.key_misspelt");
  BOOST_TEST(param(faults[1], "where") == "ganh.toml:2");
  BOOST_TEST(param(faults[1], "meant") == "log_format");
  BOOST_TEST(param(faults[2], "meant") == "GANH_LISTEN");
}

BOOST_FIXTURE_TEST_CASE(a_wrong_value_says_what_is_allowed, Desk) {
  for (const auto& [line, reason] : std::vector<std::pair<std::string, std::string>>{
           {"workers = 0", "config.number"},
           {"workers = 257", "config.number"},
           {"workers = \"64\"", "config.number"},
           {"workers = 1.5", "config.number"},
           {"listen = \"8080x\"", "config.address"},
           {"listen = [\"127.0.0.1:1\"]", "config.address"},
           {"public_url = \"http://ganh.example\"", "config.origin"},
           {"public_url = \"https://ganh.example/app\"", "config.origin"},
           {"host_names = [\"ganh.example:80\"]", "config.hosts"},
           {"host_names = \"ganh.example\"", "config.hosts"},
           {"trusted_proxies = [\"10.0.0.0/33\"]", "config.proxies"},
           {"trusted_proxies = [\"proxy.example\"]", "config.proxies"},
           {"database = \"mysql://db/ganh\"", "config.database"},
           {"database = 5", "config.database"},
           {"log_format = \"xml\"", "config.choice"},
           {"[log]\nformat = \"json\"", "config.unknown_key"},
           {"listen = ", "config.toml"}}) {
    const auto read_in = read(line);
    BOOST_REQUIRE_MESSAGE(!read_in, line);
    const Fault& fault = read_in.error().faults.at(0);
    BOOST_TEST(fault.reason == reason, line);
    BOOST_TEST(param(fault, "where") == "ganh.toml:1", line);
  }
}

BOOST_FIXTURE_TEST_CASE(a_password_is_in_force_and_never_shown, Desk) {
  const auto read_in = read("database = \"postgresql://ganh:s3cret@db/ganh\"");

  BOOST_REQUIRE(read_in);
  BOOST_TEST(read_in->settings.database == "postgresql://ganh:s3cret@db/ganh");
  BOOST_TEST(read_in->in_force.at(0).value == "postgresql://ganh@db/ganh");
}

BOOST_FIXTURE_TEST_CASE(a_wrong_address_is_not_repeated, Desk) {
  const auto read_in = read("database = \"postgres//ganh:s3cret@db/ganh\"");

  BOOST_REQUIRE(!read_in);
  for (const Param& param : read_in.error().faults.at(0).params) {
    BOOST_TEST(param.value.find("s3cret") == param.value.npos);
  }
}

BOOST_AUTO_TEST_CASE(a_setting_is_added_before_what_the_file_says) {
  const auto& database = config::settings_table().front();

  const auto added = config::with_setting("workers = 5\n[other]\n", database, "postgresql://a/\"b");

  BOOST_REQUIRE(added);
  BOOST_TEST(added->starts_with("database = "));
  BOOST_TEST(added->ends_with("\nworkers = 5\n[other]\n"));
  BOOST_TEST(config::with_setting(*added, database, "postgresql://a/\"b").value() == *added);
}

BOOST_AUTO_TEST_CASE(a_setting_that_says_something_else_stays) {
  const auto& database = config::settings_table().front();

  const auto added =
      config::with_setting("database = \"postgresql://a/b\"", database, "postgresql://a/c");

  BOOST_REQUIRE(!added);
  BOOST_TEST(added.error().faults.at(0).reason == "config.set_already");
}

BOOST_AUTO_TEST_CASE(a_setting_is_taken_out_with_its_lines_and_nothing_else) {
  const auto& database = config::settings_table().front();

  BOOST_TEST(
      config::without_setting("# a\ndatabase = \"postgresql://a/b\" # c\nworkers = 5\n", database)
          .value() == "# a\nworkers = 5\n");
  BOOST_TEST(
      config::without_setting("database = \"\"\"\npostgresql://a/b\"\"\"\n[other]\n", database)
          .value() == "[other]\n");
  BOOST_TEST(config::without_setting("workers = 5", database).value() == "workers = 5");
  BOOST_TEST(!config::without_setting("workers = ", database));
}

BOOST_FIXTURE_TEST_CASE(a_named_file_must_be_there, Desk) {
  inputs.file = scratch.path() / "elsewhere.toml";
  BOOST_TEST(config::read(inputs).has_value());

  inputs.file_must_be_there = true;
  const auto read_in = config::read(inputs);

  BOOST_REQUIRE(!read_in);
  BOOST_TEST(read_in.error().faults.at(0).reason == "config.file");
}

BOOST_AUTO_TEST_SUITE_END()
