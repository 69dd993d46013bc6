// The shed on the command line: from a stall at the market to a recall.

#include <filesystem>
#include <fstream>

#include "tests/service/cli/desk.h"

using namespace ganh;
using namespace ganh::service;

namespace {

struct ShedDesk : Desk {
  ShedDesk() {
    import();
    const auto lots = json({"stock", "lots"});
    lot = lots.root()["lots"].items().at(0)["code"].text_or();
  }
  Ended done(const Arguments& arguments) const {
    auto ended = ganh(arguments);
    BOOST_REQUIRE_MESSAGE(ended.status == 0, ended.err);
    return ended;
  }
  catalog::json::Document json(Arguments arguments) const {
    arguments.push_back("--json");
    return parsed(done(arguments).out);
  }

  std::string lot;
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(cli_shed_test, ShedDesk)

BOOST_AUTO_TEST_CASE(goods_are_carried_thrown_away_and_looked_up) {
  done({"places", "put", "QUAY", "--name", "Quầy chợ", "--kind", "shop"});
  done({"stock", "transfer", lot, "2 kg", "--to", "QUAY", "--why", "ra chợ"});
  done({"stock", "waste", lot, "1 kg", "--place", "QUAY", "--kind", "spoiled", "--why", "mốc"});

  done({"stock", "waste", lot, "500 g", "--kind", "dập vỡ", "--why", "rơi"});

  const auto shown = done({"stock", "lots", lot});
  const auto refused = ganh({"stock", "waste", lot, "1 kg", "--kind", "eaten"});
  const auto bare = ganh({"stock", "waste", lot, "3", "--kind", "hỏng"});

  BOOST_TEST(contains(shown.out, "Quầy chợ (QUAY): 1 kg"), shown.out);
  BOOST_TEST(contains(shown.out, "hỏng, thối, mốc: mốc"), shown.out);
  BOOST_TEST(contains(done({"places"}).out, "quầy"));
  BOOST_TEST(contains(shown.out, "dập, vỡ, rách: rơi"), shown.out);
  BOOST_TEST(refused.status == 2);
  BOOST_TEST(contains(refused.err, "pests (chuột, mọt)"), refused.err);
  BOOST_TEST(bare.status == 1);
  BOOST_TEST(contains(bare.err, "3 kg hay 3 g?"), bare.err);
}

BOOST_AUTO_TEST_CASE(a_stock_take_is_printed_counted_and_settled) {
  const auto opened = json({"stock", "take", "open"});
  const auto line = opened.root()["lines"].items().at(0);
  const std::string sheet = folder / "phieu.pdf";
  done({"stock", "take", "sheet", "1", "--out", sheet, "--blind"});

  done({"stock", "take", "count", "1", "1=0", "--waste", "spoiled", "--why", "mốc hết"});
  std::ofstream(folder / "dem.csv")
      << "Dòng;Đếm được;Loại hao hụt;Lý do\n"
      << "1;;;đếm sau\n"
      << "2;" << opened.root()["lines"].items().at(1)["expected"].text_or() << ";;\n";
  const auto counted = done({"stock", "take", "count", "1", "--file", folder / "dem.csv"});
  const auto settled = done({"stock", "take", "settle", "1"});

  BOOST_TEST(std::filesystem::file_size(sheet) > 1000U);
  BOOST_TEST(contains(counted.out, "Đã đếm 2 / "), counted.out);
  BOOST_TEST(contains(counted.out, "1 dòng lệch"), counted.out);
  BOOST_TEST(contains(counted.err, "“1; đếm sau”"), counted.err);
  BOOST_TEST(contains(settled.out, "đã vào sổ"), settled.out);
  const auto now = json({"stock", "lots", line["lot"].text_or()});
  BOOST_TEST(now.root()["lot"]["on_hand_base"].integer_or(-1) == 0);
}

BOOST_AUTO_TEST_CASE(a_pack_is_made_one_that_is_billed_by_weight) {
  const auto changed = done({"packs", "change", "GAO-BT-5KG", "--by-weight", "yes"});
  const auto listed = done({"packs"});
  const auto unknown = ganh({"packs", "change", "NO-SUCH", "--by-weight", "yes"});
  done({"packs", "change", "GAO-BT-5KG", "--by-weight", "no"});

  BOOST_TEST(contains(changed.out, "tính cân"), changed.out);
  BOOST_TEST(contains(listed.out, "tính cân"), listed.out);
  BOOST_TEST(unknown.status == 1);
  BOOST_TEST(contains(unknown.err, "Không có mã hàng “NO-SUCH”"), unknown.err);
}

BOOST_AUTO_TEST_CASE(packs_are_held_for_somebody_until_that_is_ended) {
  const auto held = json({"holds", "make", "GAO-BT-5KG", "1", "--for", "chị Hoa", "--hours", "2"});
  const auto listed = done({"holds"});
  done({"holds", "end", held.root()["id"].text_or()});

  BOOST_TEST(contains(listed.out, "chị Hoa"), listed.out);
  BOOST_TEST(contains(done({"holds"}).out, "Không giữ hàng cho ai"));
}

BOOST_AUTO_TEST_CASE(a_lot_is_recalled_in_one_command) {
  const auto looked = done({"recall", lot});
  const auto recalled = done({"recall", lot, "--why", "nấm mốc", "--say", "Đừng dùng"});
  const auto lifted = done({"recall", lot, "--lift"});

  BOOST_TEST(contains(looked.out, "chưa bị thu hồi"), looked.out);
  BOOST_TEST(contains(recalled.out, "đang bị thu hồi: nấm mốc"), recalled.out);
  BOOST_TEST(contains(recalled.out, "Không có đơn nào"), recalled.out);
  BOOST_TEST(contains(lifted.out, "bán được trở lại"), lifted.out);
}

BOOST_AUTO_TEST_SUITE_END()
