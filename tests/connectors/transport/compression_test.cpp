#include "connectors/transport/compression.h"

#include <zlib.h>

#include <boost/test/unit_test.hpp>
#include <string>

using namespace ganh::connectors::transport;

namespace {

std::string unzipped(const std::string& bytes) {
  std::string text(1'000'000, '\0');
  z_stream stream{};
  inflateInit2(&stream, 15 + 16);
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
  stream.avail_in = static_cast<uInt>(bytes.size());
  stream.next_out = reinterpret_cast<Bytef*>(text.data());
  stream.avail_out = static_cast<uInt>(text.size());
  const int done = inflate(&stream, Z_FINISH);
  text.resize(done == Z_STREAM_END ? stream.total_out : 0);
  inflateEnd(&stream);
  return text;
}

Reply text_of(std::size_t bytes, const char* type = "application/json; charset=utf-8") {
  std::string body;
  while (body.size() < bytes) body += "Gạo ST25 " + std::to_string(body.size());
  body.resize(bytes);
  return {200, {{"Content-Type", type}, {"ETag", "\"a\""}}, body};
}

Reply compressed(const char* accepted, Reply reply) {
  compress({"GET", "/", {{"Accept-Encoding", accepted}}, ""}, reply);
  return reply;
}

bool is_compressed(const char* accepted, Reply reply) {
  return find(compressed(accepted, std::move(reply)).headers, "Content-Encoding") == "gzip";
}

}  // namespace

BOOST_AUTO_TEST_SUITE(compression_test)

BOOST_AUTO_TEST_CASE(a_compressed_text_is_shorter_and_the_same) {
  for (const std::size_t bytes : {1024, 5000, 40'000, 600'000}) {
    const Reply reply = compressed("br, gzip", text_of(bytes));

    BOOST_TEST(reply.body.size() < bytes);
    BOOST_TEST(unzipped(reply.body) == text_of(bytes).body);
    BOOST_TEST(find(reply.headers, "Vary").value_or("") == "Accept-Encoding");
    BOOST_TEST(find(reply.headers, "ETag").value_or("") == "\"a\"");
  }
}

BOOST_AUTO_TEST_CASE(only_who_takes_it_gets_it) {
  for (const char* accepted : {"gzip", "GZIP", "deflate, gzip;q=0.5", "gzip;q=1.0"}) {
    BOOST_TEST(is_compressed(accepted, text_of(5000)), accepted);
  }
  for (const char* accepted : {"", "br", "identity", "gzip;q=0", "gzip; q=0.00", "xgzip"}) {
    BOOST_TEST(!is_compressed(accepted, text_of(5000)), accepted);
    const Reply reply = compressed(accepted, text_of(5000));
    BOOST_TEST(find(reply.headers, "Vary").value_or("") == "Accept-Encoding");
  }
}

BOOST_AUTO_TEST_CASE(only_what_gains_by_it_is_compressed) {
  for (const char* type : {"text/html; charset=utf-8", "text/css", "text/javascript",
                           "image/svg+xml", "application/problem+json"}) {
    BOOST_TEST(is_compressed("gzip", text_of(5000, type)), type);
  }
  for (const char* type : {"image/png", "application/gzip", "font/woff2", ""}) {
    BOOST_TEST(!is_compressed("gzip", text_of(5000, type)), type);
  }
  BOOST_TEST(!is_compressed("gzip", text_of(1023)));
}

BOOST_AUTO_TEST_CASE(what_is_encoded_already_passes_as_it_is) {
  Reply reply = text_of(5000);
  reply.headers.emplace_back("Content-Encoding", "br");
  const std::string body = reply.body;

  BOOST_TEST(compressed("gzip", reply).body == body);
}

BOOST_AUTO_TEST_CASE(vary_keeps_what_it_named_before) {
  Reply reply = text_of(5000);
  reply.headers.emplace_back("Vary", "Accept-Language");

  BOOST_TEST(find(compressed("gzip", reply).headers, "Vary").value_or("") ==
             "Accept-Language, Accept-Encoding");
}

BOOST_AUTO_TEST_SUITE_END()
