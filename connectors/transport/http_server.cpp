#include "connectors/transport/http_server.h"

#include <httplib.h>

#include <cstdio>
#include <exception>
#include <utility>

#include "connectors/transport/front_door.h"

namespace ganh::connectors::transport {

namespace {

// A request in memory on one side, the reply in memory on the other.
class MemoryStream final : public httplib::Stream {
 public:
  explicit MemoryStream(std::string_view input) : input_(input) {}
  std::string take_output() { return std::move(output_); }

  bool is_readable() const override { return !input_.empty(); }
  bool is_writable() const override { return true; }
  ssize_t read(char* bytes, std::size_t size) override {
    const std::size_t count = input_.copy(bytes, size);
    input_.remove_prefix(count);
    return static_cast<ssize_t>(count);
  }
  ssize_t write(const char* bytes, std::size_t size) override {
    output_.append(bytes, size);
    return static_cast<ssize_t>(size);
  }
  void get_remote_ip_and_port(std::string&, int&) const override {}
  void get_local_ip_and_port(std::string&, int&) const override {}
  socket_t socket() const override { return INVALID_SOCKET; }

 private:
  std::string_view input_;
  std::string output_;
};

// The head's fields as they were sent: cpp-httplib percent-decodes their values, drops empty ones
// and adds some of its own. The front door has checked every line.
Headers fields(std::string_view head) {
  Headers headers;
  head.remove_prefix(head.find("\r\n") + 2);
  while (head != "\r\n") {
    const std::string_view line = head.substr(0, head.find("\r\n"));
    head.remove_prefix(line.size() + 2);
    const auto colon = line.find(':');
    const auto first = line.find_first_not_of(" \t", colon + 1);
    const auto last = line.find_last_not_of(" \t");
    headers.emplace_back(line.substr(0, colon),
                         first == line.npos ? "" : line.substr(first, last - first + 1));
  }
  return headers;
}

void answer(const Handler& handler, const Request& request, httplib::Response& to) {
  Reply reply;
  try {
    reply = handler(request);
  } catch (const std::exception& failure) {
    // What went wrong may name a path or show SQL: that is for whoever runs it, never for a client.
    std::fprintf(stderr, "500 %s: %s\n", std::string(request.path()).c_str(), failure.what());
    reply = Reply{500, {}, ""};
  }
  to.status = reply.status;
  to.body = std::move(reply.body);
  for (const auto& [name, value] : reply.headers) to.headers.emplace(name, value);
}

const char* words(int status) {
  switch (status) {
    case 405:
      return "Method Not Allowed";
    case 411:
      return "Length Required";
    case 413:
      return "Content Too Large";
    case 431:
      return "Request Header Fields Too Large";
    case 505:
      return "HTTP Version Not Supported";
    default:
      return "Bad Request";
  }
}

std::string refusal(int status) {
  return "HTTP/1.1 " + std::to_string(status) + " " + words(status) +
         "\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";
}

// Uses cpp-httplib for what stands inside one request; it never sees a socket.
class Protocol final : public httplib::Server {
 public:
  explicit Protocol(transport::Handler handler) {
    set_keep_alive_timeout(60);
    set_keep_alive_max_count(1'000'000);
    // Everything is answered before its routing, so it neither reads the body (which it would
    // unpack, parse as a form, or take for a further request) nor looks for files.
    set_pre_routing_handler([handler = std::move(handler)](const auto& seen, auto& response) {
      under_way->method = seen.method;
      under_way->target = seen.target;
      answer(handler, *under_way, response);
      return HandlerResponse::Handled;
    });
  }

  Written work(std::string_view head, std::string body, bool last) {
    Request request{"", "", fields(head), std::move(body)};
    under_way = &request;
    MemoryStream stream(head);
    bool closed = false;
    const bool written = process_request(stream, last, closed, [](httplib::Request& seen) {
      seen.ranges.clear();  // or it would cut the reply, whatever its status
      seen.headers.erase("Expect");
      seen.headers.erase("Accept-Encoding");  // or it would compress, Brotli at its slowest
    });
    under_way = nullptr;
    return {stream.take_output(), written && !closed && !last};
  }

 private:
  // Everything about one request happens on one thread.
  static thread_local Request* under_way;
};

thread_local Request* Protocol::under_way = nullptr;

class FrontDoorServer final : public HttpServer {
 public:
  FrontDoorServer(std::string host, std::unique_ptr<Protocol> protocol,
                  std::unique_ptr<FrontDoor> door)
      : host_(std::move(host)), protocol_(std::move(protocol)), door_(std::move(door)) {}

  std::uint16_t port() const override { return door_->port(); }
  std::string address() const override {
    const bool six = host_.find(':') != host_.npos;
    return "http://" + (six ? "[" + host_ + "]" : host_) + ":" + std::to_string(port());
  }
  void stop() override { door_->stop(); }

 private:
  std::string host_;
  std::unique_ptr<Protocol> protocol_;
  std::unique_ptr<FrontDoor> door_;  // last, so that it stops first
};

}  // namespace

Result<std::unique_ptr<HttpServer>> serve(ServerOptions options, Handler handler) {
  auto protocol = std::make_unique<Protocol>(std::move(handler));
  Inside inside;
  inside.refuse = refusal;
  inside.work = [inner = protocol.get()](std::string_view head, std::string body, bool last) {
    return inner->work(head, std::move(body), last);
  };
  auto door = open_front_door(options.host, options.port, options.workers, options.body_bytes_max,
                              std::move(inside));
  if (!door) return std::move(door).error();
  return std::unique_ptr<HttpServer>(std::make_unique<FrontDoorServer>(
      std::move(options.host), std::move(protocol), std::move(*door)));
}

}  // namespace ganh::connectors::transport
