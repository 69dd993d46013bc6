// The real HTTP client, waited for: what a test sends and what came of it.

#pragma once

#include <chrono>
#include <future>
#include <memory>
#include <stdexcept>
#include <string>
#include <utility>

#include "connectors/transport/http_client.h"

namespace ganh::connectors::transport {

class WaitingClient {
 public:
  HttpClient& client() { return *client_; }

  Answer send(const std::string& base_url, Request request,
              Duration deadline = std::chrono::seconds{10}) {
    auto promise = std::make_shared<std::promise<Answer>>();
    auto answer = promise->get_future();
    client_->send(base_url, std::move(request), deadline,
                  [promise](Answer given) { promise->set_value(std::move(given)); });
    if (answer.wait_for(std::chrono::seconds{60}) != std::future_status::ready) {
      throw std::runtime_error("no answer came");
    }
    return answer.get();
  }

  Answer get(const std::string& base_url, std::string target) {
    return send(base_url, {"GET", std::move(target), {}, ""});
  }

  // Empty when no answer came.
  static std::string body(const Answer& answer) {
    const auto* reply = std::get_if<Reply>(&answer);
    return reply ? reply->body : "";
  }

  // "200 body", "not_sent" or "unknown".
  static std::string told(const Answer& answer) {
    if (const auto* reply = std::get_if<Reply>(&answer)) {
      return std::to_string(reply->status) + " " + reply->body;
    }
    return std::get<Loss>(answer) == Loss::not_sent ? "not_sent" : "unknown";
  }

 private:
  std::unique_ptr<HttpClient> client_ = make_http_client();
};

}  // namespace ganh::connectors::transport
