// Commands beside a running service say byte for byte what they say alone.

#include <algorithm>
#include <regex>

#include "catalog/orders/orders.h"
#include "catalog/producers/cooperatives.h"
#include "connectors/channel/channels.h"
#include "service/folder/data_folder.h"
#include "tests/service/cli/desk.h"

using namespace ganh;
using namespace ganh::service;

namespace {

// Whether and when somebody last asked for orders is no doing of the command.
std::string without_times(const std::string& text) {
  static const std::regex polled(R"("orders_polled_at":(null|"[^"]*"))");
  static const std::regex time(R"(\d{4}-\d\d-\d\dT[\d:.]+Z)");
  static const std::regex made_anew(R"(\b(ship|t)_[0-9a-z]{26}\b)");
  return std::regex_replace(
      std::regex_replace(std::regex_replace(text, polled, "POLLED"), time, "TIME"), made_anew,
      "ID");
}

// A service may have told the marketplaces before the command looks what waits.
std::string without_what_is_told(const std::string& text) {
  static const std::regex told("(Sàn đã biết\\.|The marketplace knows\\.)\n");
  return std::regex_replace(text, told, "");
}

// One folder with a channel and two orders, and copies of it.
struct TwoDesks : Desk {
  TwoDesks() {
    import();
    Process sandbox({"sandbox", "agriconnect", "--listen", "127.0.0.1:0", "--json"});
    const std::string address = connect(sandbox, "agriconnect");
    market = address.substr(address.find("127."));
    place_orders();
    BOOST_REQUIRE(ganh({"publish", "--rehearse"}).status == 0);  // plans what a service would
    std::ofstream(folder / "notes.xlsx") << "gạo 10 kg";
  }

  void place_orders() const {
    auto opened = folder::DataFolder::open(data);
    BOOST_REQUIRE(opened);
    auto& at = **opened;
    const auto cooperative = at.cooperative()->id;
    const auto placed = at.command(
        cooperative, "test", "orders", [&](catalog::changes::Command& command) -> Result<> {
          const auto channel = connectors::channel::find_channel(command.rows(), "agriconnect");
          for (const auto* id : {"AC-1", "AC-2"}) {
            const auto order =
                catalog::orders::place(command, {.channel = channel->id,
                                                 .external_id = id,
                                                 .customer = {"Chị Hoa", "0912345678", "Hà Nội"},
                                                 .placed_at = at.clock().now(),
                                                 .confirm_by = {},
                                                 .lines = {{"MIEN-500G", "Miến", 2, {45'000}}}});
            if (!order) return order.error();
          }
          return {};
        });
    BOOST_REQUIRE(placed);
  }

  // What the program says to each step on a copy of the folder of that name, with a fresh sandbox
  // at the channel's address; beside a service when one is wanted.
  std::vector<Ended> told(const std::vector<Arguments>& steps, bool beside) const {
    const std::string copy = folder / (beside ? "beside" : "alone");
    std::filesystem::copy(data, copy, std::filesystem::copy_options::recursive);
    Process sandbox({"sandbox", "agriconnect", "--listen", market, "--json"});
    BOOST_REQUIRE(contains(sandbox.first_line(), market));
    std::optional<Process> service;
    if (beside) {
      service.emplace(Arguments{"serve", "--listen", "127.0.0.1:0", "--json", "--data", copy});
      BOOST_REQUIRE(contains(service->first_line(), "address"));
    }
    std::vector<Ended> all;
    for (Arguments step : steps) {
      step.insert(step.end(), {"--data", copy});
      all.push_back(run(step));
    }
    return all;
  }

  std::string market;  // "127.0.0.1:41234"
};

std::string name_of(const Arguments& step) {
  std::string name;
  for (const auto& word : step) name += (name.empty() ? "" : " ") + word;
  return name;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(beside_test)

BOOST_FIXTURE_TEST_CASE(every_command_says_beside_a_service_what_it_says_alone, TwoDesks) {
  const std::vector<Arguments> steps = {
      {"stock"},
      {"stock", "--lots", "--lang", "en"},
      {"stock", "--json"},
      {"orders"},
      {"orders", "--json"},
      {"orders", "show", "AC-1"},
      {"orders", "show", "AC-1", "--json"},
      {"orders", "show", "none"},
      {"orders", "show", "none", "--json", "--lang", "en"},
      {"orders", "--after", "none"},
      {"channels"},
      {"channels", "--json"},
      {"shares"},
      {"shares", "--json", "--from", "1/11/2026", "--to", "30/11/2026"},
      {"shares", "--from", "yesterday"},
      {"shares", "--from", "30/11/2026", "--to", "1/11/2026"},
      {"changes", "--after", "0"},
      {"changes", "--after", "0", "--json"},
      {"stock", "--cooperative", "another"},
      {"people"},
      {"people", "add", "0912345678", "--name", "Chị Lan"},
      {"people", "add", "0912345678", "--name", "Chị Lan"},
      {"people"},
      {"tokens"},
      {"tokens", "revoke", "tok_none"},
      {"tokens", "make", "kho", "--scope", "everything", "--until", "31/12/2026"},
      {"import", workbook, "--plan"},
      {"import", workbook, "--plan", "--json"},
      {"import", workbook},
      {"import", workbook, "--json"},
      {"import", folder / "notes.xlsx"},
      {"import", folder / "not-there.xlsx", "--json"},
      {"channels", "connect", "agriconnect", "--connector", "agriconnect", "--url",
       "http://" + market, "--rules", R"({"buffer_packs":1})"},
      {"channels", "connect", "agriconnect", "--connector", "agriconnect", "--url", "nonsense"},
      {"publish", "--rehearse"},
      {"publish", "--rehearse", "--json"},
      {"publish"},
      {"publish", "nowhere"},
      {"publish", "agriconnect", "--yes"},
      {"publish", "--yes", "--json"},
      {"orders", "confirm", "AC-1"},
      {"orders", "confirm", "AC-1"},
      {"orders", "pack", "AC-1"},
      {"orders", "ship", "AC-1", "--carrier", "Vietnam Post", "--waybill", "EB1VN", "--json"},
      {"orders", "cancel", "AC-2", "--why", "khách đổi ý"},
      {"stock", "adjust", "L2026-004", "--expected", "70 kg", "--counted", "79 kg", "--why", "đếm"},
      {"stock", "adjust", "L2026-004", "--expected", "80 kg", "--counted", "79 kg", "--why", "đếm"},
      {"orders"},
      {"stock"},
      {"shares"},
      {"to-do"},
  };

  const auto alone = told(steps, false);
  const auto beside = told(steps, true);

  for (std::size_t at = 0; at < steps.size(); ++at) {
    BOOST_TEST_CONTEXT(name_of(steps[at])) {
      BOOST_TEST(alone[at].status == beside[at].status);
      BOOST_TEST(without_times(alone[at].out) == without_times(beside[at].out));
      BOOST_TEST(without_what_is_told(alone[at].err) == without_what_is_told(beside[at].err));
    }
  }
  // It was not all refusals.
  BOOST_TEST(std::ranges::count(alone, 0, &Ended::status) > 30);
}

BOOST_FIXTURE_TEST_CASE(a_first_import_beside_a_service_brings_the_cooperative, Desk) {
  BOOST_REQUIRE(ganh({"init"}).status == 0);
  Process service(here({"serve", "--listen", "127.0.0.1:0", "--json"}));
  BOOST_REQUIRE(contains(service.first_line(), "address"));

  const auto before = ganh({"stock"});
  const auto imported = ganh({"import", workbook});
  const auto after = ganh({"stock"});

  BOOST_TEST(before.status == 1);
  BOOST_TEST(contains(before.err, "ganh import"), before.err);
  BOOST_TEST(imported.status == 0, imported.err);
  BOOST_TEST(contains(after.out, "MIEN"), after.out + after.err);
}

BOOST_FIXTURE_TEST_CASE(where_there_are_several_cooperatives_one_is_to_be_named, Desk) {
  import();
  {
    auto opened = folder::DataFolder::open(data);
    BOOST_REQUIRE(opened);
    const CooperativeId other{"coop_other"};
    BOOST_REQUIRE((*opened)->command(other, "test", "other", [&](auto& command) {
      catalog::producers::Cooperative cooperative;
      cooperative.id = other;
      cooperative.name = "Hợp tác xã Bình Minh";
      return catalog::producers::put(command, cooperative);
    }));
  }

  const auto unnamed = ganh({"stock"});
  const auto named = ganh({"stock", "--cooperative", "Hợp tác xã Bình Minh"});
  const auto by_id = ganh({"stock", "--cooperative", "coop_other"});

  BOOST_TEST(unnamed.status == 1);
  BOOST_TEST(contains(unnamed.err, "Hợp tác xã Bình Minh (coop_other)"), unnamed.err);
  BOOST_TEST(named.status == 0, named.err);
  BOOST_TEST(named.out == by_id.out);
}

BOOST_FIXTURE_TEST_CASE(what_a_service_has_left_behind_does_not_mislead, Desk) {
  import();
  std::ofstream(std::filesystem::path(data) / "service.json")
      << R"({"address":"http://127.0.0.1:1","pid":1,"token":"ganh_local_old"})";

  const auto alone = ganh({"stock"});
  const auto opened = folder::DataFolder::open(data);
  const auto locked_out = ganh({"stock"});

  BOOST_TEST(alone.status == 0, alone.err);
  BOOST_REQUIRE(opened);
  BOOST_TEST(locked_out.status == 3);
  BOOST_TEST(contains(locked_out.err, std::to_string(::getpid())), locked_out.err);
}

BOOST_FIXTURE_TEST_CASE(a_service_that_does_not_answer_is_told_from_a_refusal, Desk) {
  import();
  const auto opened = folder::DataFolder::open(data);
  BOOST_REQUIRE(opened);
  (*opened)->announce("http://127.0.0.1:1", "ganh_local_x");

  const auto ended = ganh({"stock"});

  BOOST_TEST(ended.status == 3);
  BOOST_TEST(contains(ended.err, "http://127.0.0.1:1"), ended.err);
}

BOOST_AUTO_TEST_SUITE_END()
