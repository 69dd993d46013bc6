// Requests that two readers could understand in two ways, and what is answered to each.
//
// Behind most stands a second request, which must never be executed.

#pragma once

#include <string>
#include <vector>

namespace ganh::connectors::transport {

struct Attack {
  const char* name;
  std::string bytes;
  const char* status;
};

namespace attacking {

const std::string host = "Host: x\r\n";
const std::string smuggled = "GET /smuggled HTTP/1.1\r\nHost: x\r\n\r\n";
const std::string nul(1, '\0');

inline std::string post(const std::string& fields, const std::string& body = "") {
  return "POST / HTTP/1.1\r\n" + host + fields + "\r\n" + body + smuggled;
}

inline std::string get(const std::string& line, const std::string& fields = host) {
  return line + "\r\n" + fields + "\r\n" + smuggled;
}

// Where a body ends.
inline std::vector<Attack> on_lengths() {
  return {
      {"both lengths", post("Content-Length: 4\r\nTransfer-Encoding: chunked\r\n", "0\r\n\r\n"),
       "400"},
      {"both, turned", post("Transfer-Encoding: chunked\r\nContent-Length: 4\r\n", "0\r\n\r\n"),
       "400"},
      {"two lengths", post("Content-Length: 0\r\nContent-Length: 5\r\n"), "400"},
      {"two equal lengths", post("Content-Length: 0\r\nContent-Length: 0\r\n"), "400"},
      {"a list of lengths", post("Content-Length: 0, 0\r\n"), "400"},
      {"a length below zero", post("Content-Length: -1\r\n"), "400"},
      {"a length with letters", post("Content-Length: 3abc\r\n", "abc"), "400"},
      {"a length in hexadecimal", post("Content-Length: 0x3\r\n", "abc"), "400"},
      {"a blank before the colon", post("Content-Length : 3\r\n", "abc"), "400"},
      {"a blank before the encoding's colon", post("Transfer-Encoding : chunked\r\n", "0\r\n\r\n"),
       "400"},
  };
}

// Where a field ends, and whose host it is.
inline std::vector<Attack> on_fields() {
  return {
      {"a bare line feed", "GET / HTTP/1.1\nHost: x\n\n" + smuggled, "400"},
      {"a bare line feed inside", "GET / HTTP/1.1\r\nHost: x\nX: y\r\n\r\n" + smuggled, "400"},
      {"a bare carriage return", get("GET / HTTP/1.1", host + "X: a\rContent-Length: 5\r\n"),
       "400"},
      {"a NUL", get("GET / HTTP/1.1", host + "X: a" + nul + "b\r\n"), "400"},
      {"a NUL in the path", get("GET /" + nul + " HTTP/1.1"), "400"},
      {"a folded field", get("GET / HTTP/1.1", host + "X: a\r\n b\r\n"), "400"},
      {"a field that begins folded", get("GET / HTTP/1.1", " X: a\r\n" + host), "400"},
      {"no host", get("GET / HTTP/1.1", ""), "400"},
      {"two hosts", get("GET / HTTP/1.1", host + "Host: y\r\n"), "400"},
      {"a host with a path", get("GET / HTTP/1.1", "Host: x/y\r\n"), "400"},
      {"a field without a name", get("GET / HTTP/1.1", host + ": a\r\n"), "400"},
      {"a field without a colon", get("GET / HTTP/1.1", host + "X\r\n"), "400"},
      {"a body on GET", get("GET / HTTP/1.1", host + "Content-Length: 5\r\n"), "400"},
      {"chunks on GET", get("GET / HTTP/1.1", host + "Transfer-Encoding: chunked\r\n"), "400"},
      {"chunks in HTTP/1.0", "POST / HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
       "400"},
      {"an unknown coding", post("Transfer-Encoding: xchunked\r\n", "0\r\n\r\n"), "400"},
      {"chunked and another coding", post("Transfer-Encoding: gzip, chunked\r\n", "0\r\n\r\n"),
       "400"},
  };
}

// Where a chunk ends.
inline std::vector<Attack> on_chunks() {
  return {
      {"a chunk's size with a sign",
       post("Transfer-Encoding: chunked\r\n", "+3\r\nabc\r\n0\r\n\r\n"), "400"},
      {"a chunk extension", post("Transfer-Encoding: chunked\r\n", "3;x\r\nabc\r\n0\r\n\r\n"),
       "400"},
      {"a trailer", post("Transfer-Encoding: chunked\r\n", "0\r\nContent-Length: 9\r\n\r\n"),
       "400"},
      {"a chunk longer than it says",
       post("Transfer-Encoding: chunked\r\n", "3\r\nabcd\r\n0\r\n\r\n"), "400"},
      {"a chunk's size that overflows",
       post("Transfer-Encoding: chunked\r\n", "FFFFFFFFFFFFFFFF1\r\nabc\r\n0\r\n\r\n"), "400"},
  };
}

// What is asked for, and how much of it.
inline std::vector<Attack> on_lines() {
  return {
      {"an absolute target", get("GET http://x/ HTTP/1.1"), "400"},
      {"two blanks", get("GET  / HTTP/1.1"), "400"},
      {"a tab for a blank", get("GET\t/\tHTTP/1.1"), "400"},
      {"no version", get("GET /"), "400"},
      {"HTTP/2", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", "405"},
      {"another version", get("GET / HTTP/3.0"), "505"},
      {"an unknown method", get("BREW / HTTP/1.1"), "405"},
      {"TRACE", get("TRACE / HTTP/1.1"), "405"},
      {"CONNECT", get("CONNECT x:443 HTTP/1.1"), "405"},
      {"a head without an end", "GET / HTTP/1.1\r\nX: " + std::string(20'000, 'x'), "431"},
      {"very many fields",
       get(
           "GET / HTTP/1.1", host +
                                 [] {
                                   std::string fields;
                                   for (int i = 0; i < 200; ++i) fields += "X: a\r\n";
                                   return fields;
                                 }()),
       "431"},

      {"a body far over the bound", post("Content-Length: 99999999999\r\n"), "413"},
      {"chunks over the bound", post("Transfer-Encoding: chunked\r\n", "FFFFFFF\r\n"), "413"},
      {"TLS", "\x16\x03\x01\x02" + nul + "\x01\r\n\r\n", "400"},
  };
}

}  // namespace attacking

// RFC 9112's ambiguities, and those that other servers were broken by.
inline std::vector<Attack> framing_attacks() {
  std::vector<Attack> all;
  for (const auto& some : {attacking::on_lengths(), attacking::on_fields(), attacking::on_chunks(),
                           attacking::on_lines()}) {
    all.insert(all.end(), some.begin(), some.end());
  }
  return all;
}

}  // namespace ganh::connectors::transport
