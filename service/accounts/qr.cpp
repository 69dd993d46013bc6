#include "service/accounts/qr.h"

#include <fmt/format.h>
#include <qrencode.h>

#include <iterator>
#include <memory>
#include <new>

namespace ganh::service::accounts {

namespace {

constexpr int quiet_zone = 4;

// Nothing of a text that is empty or too long.
class Code {
 public:
  explicit Code(std::string_view text) : code_(nullptr, &QRcode_free) {
    if (text.empty() || text.size() > qr_bytes_max) return;
    code_.reset(QRcode_encodeData(static_cast<int>(text.size()),
                                  reinterpret_cast<const unsigned char*>(text.data()), 0,
                                  QR_ECLEVEL_M));
    if (!code_) throw std::bad_alloc();  // a thousand bytes always fit
  }

  explicit operator bool() const { return code_ != nullptr; }
  int width() const { return code_->width; }
  // Light outside, in the quiet zone.
  bool dark(int row, int column) const {
    if (row < 0 || column < 0 || row >= width() || column >= width()) return false;
    return (code_->data[row * width() + column] & 1U) != 0;
  }

 private:
  std::unique_ptr<QRcode, decltype(&QRcode_free)> code_;
};

}  // namespace

std::string qr_svg(std::string_view text) {
  const Code code(text);
  if (!code) return {};
  const int width = code.width();
  std::string path;
  for (int row = 0; row < width; ++row) {
    for (int column = 0; column < width; ++column) {
      if (!code.dark(row, column)) continue;
      const int begin = column;
      while (column < width && code.dark(row, column)) ++column;
      fmt::format_to(std::back_inserter(path), "M{} {}h{}v1h-{}z", begin + quiet_zone,
                     row + quiet_zone, column - begin, column - begin);
    }
  }
  const int side = width + 2 * quiet_zone;
  return fmt::format(R"(<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {0} {0}" )"
                     R"(shape-rendering="crispEdges">)"
                     R"(<path fill="#fff" d="M0 0h{0}v{0}h-{0}z"/><path d="{1}"/></svg>)",
                     side, path);
}

std::string qr_text(std::string_view text) {
  const Code code(text);
  if (!code) return {};
  constexpr std::string_view halves[] = {"█", "▀", "▄", " "};  // the light parts are drawn
  const int end = code.width() + quiet_zone;
  std::string lines;
  for (int row = -quiet_zone; row < end; row += 2) {
    for (int column = -quiet_zone; column < end; ++column) {
      const int upper = code.dark(row, column) ? 2 : 0;
      const int lower = code.dark(row + 1, column) ? 1 : 0;
      lines += halves[upper + lower];
    }
    lines += '\n';
  }
  return lines;
}

}  // namespace ganh::service::accounts
