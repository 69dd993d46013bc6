#include "service/http/printing.h"

#include <boost/test/unit_test.hpp>

using namespace ganh::service::http;

BOOST_AUTO_TEST_SUITE(printing_test)

BOOST_AUTO_TEST_CASE(a_file_keeps_its_vietnamese_name_and_has_a_plain_one_beside_it) {
  const auto reply = pdf_reply("%PDF-1.7", "Phiếu giao hàng ĐH-1.pdf");

  BOOST_TEST(*ganh::connectors::transport::find(reply.headers, "Content-Type") ==
             "application/pdf");
  BOOST_TEST(*ganh::connectors::transport::find(reply.headers, "Content-Disposition") ==
             "inline; filename=\"phieu_giao_hang_dh-1.pdf\"; "
             "filename*=UTF-8''Phi%E1%BA%BFu%20giao%20h%C3%A0ng%20%C4%90H-1.pdf");
}

BOOST_AUTO_TEST_CASE(no_name_breaks_out_of_its_header) {
  const auto reply = pdf_reply("%PDF-1.7", "a\"; x=\r\ny.pdf");

  const auto said = *ganh::connectors::transport::find(reply.headers, "Content-Disposition");
  BOOST_TEST(said.find("\"a___x__y.pdf\"") != said.npos, said);
  BOOST_TEST(said.find('\r') == said.npos);
  BOOST_TEST(said.find('\n') == said.npos);
}

BOOST_AUTO_TEST_SUITE_END()
