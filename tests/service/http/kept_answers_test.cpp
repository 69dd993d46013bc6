#include "service/http/kept_answers.h"

#include <boost/test/unit_test.hpp>

using namespace ganh::service::http;

BOOST_AUTO_TEST_SUITE(kept_answers_test)

BOOST_AUTO_TEST_CASE(an_answer_is_found_under_its_own_tag_only) {
  KeptAnswers kept;
  kept.keep("/v1/a", "\"1\"", "one");
  BOOST_TEST(kept.find("/v1/a", "\"1\"").value_or("") == "one");
  BOOST_TEST(!kept.find("/v1/a", "\"2\""));
  BOOST_TEST(!kept.find("/v1/b", "\"1\""));
}

BOOST_AUTO_TEST_CASE(a_new_tag_drops_what_was_kept) {
  KeptAnswers kept;
  kept.keep("/v1/a", "\"1\"", "one");
  kept.keep("/v1/b", "\"2\"", "two");
  BOOST_TEST(!kept.find("/v1/a", "\"1\""));
  BOOST_TEST(kept.find("/v1/b", "\"2\"").value_or("") == "two");
}

BOOST_AUTO_TEST_CASE(what_does_not_fit_makes_room_and_what_is_too_large_is_not_kept) {
  KeptAnswers kept;
  const std::string large(kept_answer_bytes_max, 'x');
  for (std::size_t i = 0; i <= kept_bytes_max / large.size(); ++i) {
    kept.keep(std::to_string(i), "\"1\"", large);
  }
  BOOST_TEST(!kept.find("0", "\"1\""));
  kept.keep("too large", "\"1\"", large + "x");
  BOOST_TEST(!kept.find("too large", "\"1\""));
}

BOOST_AUTO_TEST_SUITE_END()
