#include "service/office/beside.h"

#include <future>

namespace ganh::service::office {

namespace transport = connectors::transport;

namespace {

class Beside final : public Office {
 public:
  Beside(folder::Announcement service, catalog::text::Language language)
      : Office(language), service_(std::move(service)), client_(transport::make_http_client()) {}

  std::shared_ptr<void> work_on_channels() override { return nullptr; }

 protected:
  transport::Answer exchange(const transport::Request& request, Duration deadline) override {
    transport::Request signed_request = request;
    signed_request.headers.emplace_back("Authorization", "Bearer " + service_.token);
    auto promised = std::make_shared<std::promise<transport::Answer>>();
    auto answer = promised->get_future();
    client_->send(service_.address, std::move(signed_request), deadline,
                  [promised](transport::Answer given) { promised->set_value(std::move(given)); });
    return answer.get();
  }

  std::string address() const override { return service_.address; }

 private:
  folder::Announcement service_;
  std::unique_ptr<transport::HttpClient> client_;
};

}  // namespace

std::unique_ptr<Office> beside(folder::Announcement service, catalog::text::Language language) {
  return std::make_unique<Beside>(std::move(service), language);
}

}  // namespace ganh::service::office
