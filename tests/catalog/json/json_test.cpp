#include "catalog/json/json.h"

#include <boost/test/unit_test.hpp>

using namespace ganh;
using namespace ganh::catalog;

namespace {

std::string reason(std::string_view text) {
  const auto document = json::parse(text);
  return document ? "accepted" : document.error().faults.at(0).reason;
}

std::string nested(std::size_t levels) {
  return std::string(levels, '[') + std::string(levels, ']');
}

}  // namespace

BOOST_AUTO_TEST_SUITE(json_test)

BOOST_AUTO_TEST_CASE(what_stands_in_a_document_is_found_by_its_path) {
  const auto document =
      json::parse(R"({"a":{"skip":[1,{"x":2}],"name":"Xo\u00e0i"},"b":[true,null,-7]})");

  BOOST_REQUIRE(document);
  const json::Value root = document->root();
  BOOST_TEST(root["a"]["name"].text_or() == "Xoài");
  BOOST_TEST(root["a"]["skip"].items().at(1)["x"].integer_or(0) == 2);
  BOOST_TEST(root["b"].size() == 3u);
  BOOST_TEST(root["b"].items().at(0).boolean_or(false));
  BOOST_TEST(root["b"].items().at(1).is_null());
  BOOST_TEST(root["b"].items().at(2).integer_or(0) == -7);
  BOOST_TEST(root.members().at(1).first == "b");
}

BOOST_AUTO_TEST_CASE(what_is_not_there_or_of_another_kind_answers_with_nothing) {
  const auto document = json::parse(R"({"text":"1","number":1})");

  BOOST_REQUIRE(document);
  const json::Value root = document->root();
  BOOST_TEST(!root["absent"]["deeper"].present());
  BOOST_TEST(!root["text"].integer().has_value());
  BOOST_TEST(!root["number"].text().has_value());
  BOOST_TEST(root["number"].items().empty());
  BOOST_TEST(!root["number"].boolean().has_value());
}

BOOST_AUTO_TEST_CASE(only_a_whole_number_in_range_is_an_integer) {
  const auto document =
      json::parse("[9223372036854775807,-9223372036854775808,9223372036854775808,1.0,1e2,0.5]");

  BOOST_REQUIRE(document);
  const auto items = document->root().items();
  BOOST_TEST(items.at(0).integer_or(0) == INT64_MAX);
  BOOST_TEST(items.at(1).integer_or(0) == INT64_MIN);
  for (std::size_t i = 2; i < items.size(); ++i) {
    BOOST_TEST(items.at(i).present());
    BOOST_TEST(!items.at(i).integer().has_value());
  }
}

BOOST_AUTO_TEST_CASE(text_that_is_not_json_is_refused) {
  using namespace std::string_literals;
  for (const std::string& text : {""s, " "s, "{"s, "[1,]"s, "{} x"s, "{}{}"s, "01"s, "1e999"s,
                                  "nul"s, "'a'"s, "\"\t\""s, "\xEF\xBB\xBF{}"s, "{}\0x"s,
                                  "\"\xFF\""s, "\"\xC3\""s, "\"\xC0\x80\""s, "\"\xED\xA0\x80\""s}) {
    BOOST_TEST(reason(text) == "json.malformed", text);
  }
}

BOOST_AUTO_TEST_CASE(a_surrogate_without_its_partner_is_refused) {
  for (const char* text : {R"("\ud800")", R"("\udc00")", R"("\ud800x")", R"({"\udfff":1})"}) {
    BOOST_TEST(reason(text) == "json.malformed", text);
  }
  BOOST_TEST(reason(R"("\ud83c\udf4a")") == "accepted");
  BOOST_TEST(reason("\"\xED\x95\x9C\"") == "accepted");  // 한: begins with ED and is no surrogate
}

BOOST_AUTO_TEST_CASE(an_escaped_nul_is_read_as_what_stands_for_the_unreadable) {
  const auto document = json::parse(R"(["a\u0000b", "\u0000", "\u0000\u0000", "after"])");
  BOOST_REQUIRE(document);

  std::vector<std::string> texts;
  for (const json::Value& one : document->root().items()) texts.push_back(one.text_or());

  BOOST_TEST(texts == (std::vector<std::string>{"a\uFFFDb", "\uFFFD", "\uFFFD\uFFFD", "after"}),
             boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(depth_is_bounded) {
  BOOST_TEST(reason(nested(json::depth_max)) == "accepted");
  BOOST_TEST(reason(nested(json::depth_max + 1)) == "json.too_deep");
  BOOST_TEST(reason(std::string(2'000'000, '[')) == "json.too_deep");
}

BOOST_AUTO_TEST_CASE(a_key_that_stands_twice_is_refused_even_when_it_is_spelt_differently) {
  BOOST_TEST(reason(R"({"a":1,"b":2,"a":3})") == "json.duplicate_key");
  BOOST_TEST(reason(R"([{"x":{"a":1,"\u0061":2}}])") == "json.duplicate_key");
  BOOST_TEST(reason(R"({"a":{"a":1},"b":{"a":1}})") == "accepted");
}

BOOST_AUTO_TEST_CASE(a_refusal_says_where) {
  const auto document = json::parse(R"({"a":1, oops})");

  BOOST_REQUIRE(!document);
  BOOST_TEST((document.error().code == Code::invalid));
  const Param offset{"offset", "8"};
  BOOST_TEST((document.error().faults.at(0).params.at(0) == offset));
}

BOOST_AUTO_TEST_CASE(a_document_outlives_the_text_it_was_read_from) {
  auto text = std::make_unique<std::string>(R"({"a":"a rather long text, not kept in place"})");
  auto document = json::parse(*text);
  text.reset();
  BOOST_REQUIRE(document);
  const json::Document moved = std::move(*document);

  BOOST_TEST(moved.root()["a"].text_or() == "a rather long text, not kept in place");
}

BOOST_AUTO_TEST_CASE(what_is_written_reads_back) {
  json::Writer writer;
  writer.object([&] {
    writer.field("text", "a \"quoted\"\n\x01 Đồng Tháp");
    writer.field("empty", std::string_view());
    writer.field("number", std::int64_t{INT64_MIN});
    writer.field("yes", true);
    writer.null_field("none");
    writer.array("list", [&] {
      writer.value(std::int64_t{1});
      writer.value("x");
      writer.object([] {});
    });
  });
  const std::string text = std::move(writer).text();

  BOOST_TEST(text == R"({"text":"a \"quoted\"\n\u0001 Đồng Tháp","empty":"",)"
                     R"("number":-9223372036854775808,"yes":true,"none":null,"list":[1,"x",{}]})");
  BOOST_TEST(reason(text) == "accepted");
}

BOOST_AUTO_TEST_SUITE_END()
