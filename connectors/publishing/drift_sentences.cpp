#include "connectors/publishing/drift_sentences.h"

namespace ganh::connectors::publishing {

namespace {

// What is otherwise, and then what becomes of it: they are said one behind the other.
constexpr catalog::text::Sentence sentences[] = {
    {"drift.missing", "Mặt hàng {sku} không còn trên {channel}.",
     "Xem trong trang người bán vì sao mặt hàng bị gỡ.", "{sku} is not on {channel} any more.",
     "See on the seller page why it was taken down."},
    {"drift.price", "Giá của {sku} trên {channel} là {theirs}, ở đây là {ours}.",
     "Sửa giá ở đây nếu giá trên sàn mới đúng.", "{sku} costs {theirs} on {channel}, {ours} here.",
     "Change the price here if theirs is right."},
    {"drift.replaced", "Dưới mã {sku}, {channel} có một mặt hàng khác ({theirs}).",
     "Xem trong trang người bán ai đã đăng mặt hàng đó.",
     "{channel} has another listing ({theirs}) under {sku}.",
     "See on the seller page who has made it."},
    {"drift.stock", "{channel} được báo có {theirs} gói {sku}; Gánh đã báo {ours}.",
     "Sửa số lượng ở đây, đừng sửa trên sàn.",
     "{channel} was told {theirs} packs of {sku}; Gánh told it {ours}.",
     "Set stock here, not on the marketplace."},
    {"drift.title", "Tên của {sku} trên {channel} là “{theirs}”, ở đây là “{ours}”.",
     "Sửa tên ở đây nếu tên trên sàn mới đúng.",
     "{sku} is called “{theirs}” on {channel}, “{ours}” here.",
     "Change the name here if theirs is right."},
    {"drift.version",
     "Có nơi khác vừa sửa {sku} trên {channel} (lần {theirs}; Gánh mới tới lần {ours}).",
     "Chỉ nên sửa ở một nơi: xem ai còn giữ mã bí mật của kênh.",
     "Somebody else has written {sku} on {channel} (version {theirs}; Gánh is at {ours}).",
     "Write from one place only: see who else has the channel's secret."},
    {"drift.held", "Thay đổi ở đây đang chờ đăng.", "Xem trước rồi đăng; sàn sẽ khớp lại.",
     "What was changed here waits to be published.",
     "Rehearse and publish it; then the two agree."},
    {"drift.kept_back", "Lúc này Gánh không gửi gì của mặt hàng này.",
     "Mở mặt hàng xem vì sao chưa bán được; sửa xong Gánh tự gửi lại.",
     "Nothing of this pack is sent at present.",
     "Open it to see why it cannot be bought; once mended, it goes by itself."},
    {"drift.left", "Gánh đã sửa lại {times} lần mà trên sàn vẫn đổi.",
     "Xem trong trang người bán ai sửa; rồi sửa ở đó, hoặc sửa ở đây và đăng.",
     "Gánh has set it right {times} times, and it was changed there again.",
     "See on the seller page who does; mend it there, or change it here and publish."},
    {"drift.mended", "Nay đã khớp lại.", "Không phải làm gì.", "The two agree again.",
     "Nothing to do."},
    {"drift.mending", "Gánh đang sửa lại trên sàn.",
     "Không phải làm gì; muốn giữ như trên sàn thì sửa ở đây.", "Gánh is setting it right there.",
     "Nothing to do; to keep theirs, change it here."},
    {"drift.told", "Kênh này chỉ báo, Gánh không tự sửa.",
     "Sửa trong trang người bán; hoặc đặt quy tắc \"audit\" của kênh là \"mend\".",
     "This channel only tells; nothing is mended by itself.",
     "Mend it on the seller page, or set the channel's rule \"audit\" to \"mend\"."},
};

}  // namespace

std::span<const catalog::text::Sentence> drift_sentences() {
  return sentences;
}

}  // namespace ganh::connectors::publishing
