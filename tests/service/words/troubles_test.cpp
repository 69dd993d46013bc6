#include "service/words/troubles.h"

#include <boost/test/unit_test.hpp>

using namespace ganh::service::words;

BOOST_AUTO_TEST_SUITE(troubles_test)

BOOST_AUTO_TEST_CASE(what_an_engine_noted_is_said_in_either_language) {
  BOOST_TEST(trouble_in_words(Language::vietnamese, "unknown: HTTP 503") ==
             "không rõ bên kia đã làm theo chưa (HTTP 503)");
  BOOST_TEST(trouble_in_words(Language::english, "unavailable: HTTP 502 Bad Gateway") ==
             "it cannot answer at present (HTTP 502)");
  BOOST_TEST(trouble_in_words(Language::vietnamese, "unavailable: no connection") ==
             "không có kết nối");
  BOOST_TEST(trouble_in_words(Language::vietnamese, "broken: no such JSON") ==
             "bên kia trả lời không đúng quy cách");
  BOOST_TEST(trouble_in_words(Language::vietnamese, "forbidden") ==
             "bên kia không cho kết nối; kiểm tra mã cửa hàng và mã bí mật");
}

BOOST_AUTO_TEST_CASE(what_is_a_sentence_already_stays_as_it_is) {
  BOOST_TEST(trouble_in_words(Language::english, "Không mở được: mã bí mật.") ==
             "Không mở được: mã bí mật.");
}

BOOST_AUTO_TEST_SUITE_END()
