#include "connectors/channel/channel_sentences.h"

namespace ganh::connectors::channel {

namespace {

// What connectors' refusals.json name. Every problem begins with the marketplace's own words.
constexpr catalog::text::Sentence sentences[] = {
    {"refusal.bad_text", "Sàn từ chối: “{words}” (mã {code}). Có chữ quá dài hoặc có ký tự lạ.",
     "Gõ lại tên, mô tả ngắn gọn, không dán từ nơi khác; rồi đăng lại.",
     "The marketplace refused it: “{words}” (code {code}). A text is too long or has odd "
     "characters.",
     "Type name and description again, short and not pasted; then publish."},
    {"refusal.barcode", "Sàn từ chối: “{words}” (mã {code}). Mã vạch không đúng.",
     "So mã vạch với nhãn trên gói, sửa hoặc xóa đi; rồi đăng lại.",
     "The marketplace refused it: “{words}” (code {code}). The barcode is not right.",
     "Compare it with the label, mend or clear it; then publish."},
    {"refusal.category", "Sàn từ chối: “{words}” (mã {code}). Sàn không có nhóm hàng này.",
     "Sửa mục categories của hồ sơ kênh bán theo danh mục mới của sàn; rồi đăng lại.",
     "The marketplace refused it: “{words}” (code {code}). It has no such category.",
     "Mend categories in the channel's profile by its present list; then publish."},
    {"refusal.code_taken", "Sàn từ chối: “{words}” (mã {code}). Mã hàng này đã có trên sàn.",
     "Tìm mã đó trong gian hàng ở sàn, gỡ mặt hàng cũ; rồi đăng lại.",
     "The marketplace refused it: “{words}” (code {code}). It has this SKU already.",
     "Find that SKU in your shop there, take the old listing down; then publish."},
    {"refusal.foreign_barcode",
     "Sàn từ chối: “{words}” (mã {code}). Mã vạch này đã thuộc về nhà cung cấp khác.",
     "Kiểm tra mã vạch đã đăng ký với GS1; nếu là của mình, gửi giấy đăng ký cho sàn.",
     "The marketplace refused it: “{words}” (code {code}). The barcode belongs to another "
     "supplier.",
     "Check what you registered with GS1; if it is yours, send the marketplace the certificate."},
    {"refusal.gone", "Sàn từ chối: “{words}” (mã {code}). Sàn không còn giữ mặt hàng này.",
     "Sửa một chữ ở tên hoặc mô tả rồi đăng lại để tạo mới; nếu vẫn lỗi, gọi cho sàn.",
     "The marketplace refused it: “{words}” (code {code}). It no longer has this listing.",
     "Change the name or description and publish to make it anew; else call the marketplace."},
    {"refusal.grade", "Sàn từ chối: “{words}” (mã {code}). Nhóm hàng không có hạng này.",
     "Sửa mục attributes của hồ sơ kênh bán; rồi đăng lại.",
     "The marketplace refused it: “{words}” (code {code}). The category has no such grade.",
     "Mend attributes in the channel's profile; then publish."},
    {"refusal.healing_claim", "Sàn từ chối: “{words}” (mã {code}). Nội dung hứa chữa bệnh.",
     "Bỏ những lời như “chữa khỏi”, “điều trị” trong tên và mô tả; rồi đăng lại.",
     "The marketplace refused it: “{words}” (code {code}). The text promises healing.",
     "Take words of cure and treatment out of name and description; then publish."},
    {"refusal.missing", "Sàn từ chối: “{words}” (mã {code}). Còn thiếu thông tin sàn đòi.",
     "Điền đủ tên, mô tả, nơi sản xuất của sản phẩm; rồi đăng lại.",
     "The marketplace refused it: “{words}” (code {code}). Something that it asks for is missing.",
     "Fill in the product's name, description and origin; then publish."},
    {"refusal.moderated", "Sàn từ chối: “{words}” (mã {code}). Người duyệt của sàn không đồng ý.",
     "Sửa tên hoặc mô tả theo lời sàn rồi đăng lại; chưa rõ thì gọi cho sàn.",
     "The marketplace refused it: “{words}” (code {code}). Its moderators do not agree.",
     "Mend name or description as it says and publish; if it is not clear, call the marketplace."},
    {"refusal.out_of_range",
     "Sàn từ chối: “{words}” (mã {code}). Giá, khối lượng hoặc số lượng ngoài mức sàn nhận.",
     "Sửa con số đó, hoặc sửa mức trong hồ sơ kênh bán theo sàn; rồi đăng lại.",
     "The marketplace refused it: “{words}” (code {code}). A price, weight or quantity is outside "
     "what it takes.",
     "Mend the figure, or the limits in the channel's profile; then publish."},
    {"refusal.program", "Sàn từ chối: “{words}” (mã {code}). Chương trình và sàn không hiểu nhau.",
     "Cập nhật Gánh; nếu vẫn lỗi, gửi lời này cho người hỗ trợ.",
     "The marketplace refused it: “{words}” (code {code}). Program and marketplace disagree.",
     "Update Gánh; if it stays so, send these words to whoever supports you."},
    {"refusal.shop_full", "Sàn từ chối: “{words}” (mã {code}). Gian hàng đã đủ số mặt hàng.",
     "Bỏ bớt mặt hàng cũ trên sàn, hoặc xin sàn tăng mức; rồi đăng lại.",
     "The marketplace refused it: “{words}” (code {code}). The shop has all it may have.",
     "Remove old listings there or ask for a higher limit; then publish."},
    {"refusal.too_long", "Sàn từ chối: “{words}” (mã {code}). Có chữ dài hơn mức sàn nhận.",
     "Rút gọn tên hoặc mô tả, và sửa mức trong hồ sơ kênh bán theo sàn; rồi đăng lại.",
     "The marketplace refused it: “{words}” (code {code}). A text is longer than it takes.",
     "Shorten name or description, and mend the limit in the channel's profile; then publish."},
    {"refusal.unit", "Sàn từ chối: “{words}” (mã {code}). Đơn vị hoặc khối lượng không đúng.",
     "Sửa quy cách, hoặc mục units của hồ sơ kênh bán; rồi đăng lại.",
     "The marketplace refused it: “{words}” (code {code}). The unit or net content is not right.",
     "Mend the pack, or units in the channel's profile; then publish."},
};

}  // namespace

std::span<const catalog::text::Sentence> refusal_sentences() {
  return sentences;
}

}  // namespace ganh::connectors::channel
