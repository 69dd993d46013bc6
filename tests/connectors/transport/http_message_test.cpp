#include "connectors/transport/http_message.h"

#include <boost/test/unit_test.hpp>

using namespace ganh::connectors::transport;

BOOST_AUTO_TEST_SUITE(http_message_test)

BOOST_AUTO_TEST_CASE(a_header_is_found_whatever_its_case_and_the_first_one_counts) {
  const Headers headers = {{"Retry-After", "5"}, {"retry-after", "6"}};

  BOOST_TEST(find(headers, "RETRY-AFTER").value_or("") == "5");
  BOOST_TEST(!find(headers, "Retry").has_value());
}

BOOST_AUTO_TEST_CASE(path_and_query_are_read_from_the_raw_target) {
  const Request request{"GET", "/v1/orders?after=12&name=Xo%C3%A0i+c%C3%A1t&flag&after=13", {}, ""};

  BOOST_TEST(request.path() == "/v1/orders");
  BOOST_TEST(request.query("after").value_or("") == "12");
  BOOST_TEST(request.query("name").value_or("") == "Xoài cát");
  BOOST_TEST(request.query("flag").value_or("none").empty());
  BOOST_TEST(!request.query("absent").has_value());
}

BOOST_AUTO_TEST_CASE(a_broken_escape_stands_for_itself) {
  const Request request{"GET", "/?a=%&b=%4&c=%zz&d=100%25", {}, ""};

  BOOST_TEST(request.query("a").value_or("") == "%");
  BOOST_TEST(request.query("b").value_or("") == "%4");
  BOOST_TEST(request.query("c").value_or("") == "%zz");
  BOOST_TEST(request.query("d").value_or("") == "100%");
}

BOOST_AUTO_TEST_CASE(what_was_encoded_reads_back_as_it_was) {
  const std::string text = "xoài/1 & 2=3?+%~";

  BOOST_TEST(percent_encode("a b/ç~") == "a%20b%2F%C3%A7~");
  BOOST_TEST(Request({"GET", "/?q=" + percent_encode(text), {}, ""}).query("q").value_or("") ==
             text);
}

BOOST_AUTO_TEST_SUITE_END()
