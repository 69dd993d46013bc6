#include "connectors/channel/channel_sentences.h"

namespace ganh::connectors::channel {

namespace {

// reason, problem and cure in Vietnamese, problem and cure in English; sorted by reason.
constexpr catalog::text::Sentence sentences[] = {
    {"profile.ending_too_great", "Trong mục \"{field}\" có đuôi giá không nhỏ hơn {of}.",
     "Với of_vnd là 10000, đuôi giá là từ 0 đến 9999.",
     "In \"{field}\" an ending is not below {of}.",
     "Where of_vnd is 10000, endings are 0 to 9999."},
    {"profile.file_too_large", "Tệp {file} lớn hơn 4 MB, không thể là một hồ sơ kênh bán.",
     "Chọn đúng tệp.", "The file {file} is over 4 MB and cannot be a channel's profile.",
     "Choose the right one."},
    {"profile.from_or_always", "Mục \"{field}\" phải có đúng một trong hai: from hoặc always.",
     "Giữ from nếu lấy từ sản phẩm, giữ always nếu luôn là một chữ như nhau.",
     "\"{field}\" must have one of from and always, and not both.",
     "Keep from to take it of the product, always for one and the same text."},
    {"profile.max_under_min", "Mục \"{field}\" nhỏ hơn \"{other}\".", "Sửa một trong hai mục.",
     "\"{field}\" is below \"{other}\".", "Mend one of them."},
    {"profile.member_twice", "Có một mục viết hai lần trong cùng một đối tượng.",
     "Xóa một trong hai; chỗ này là nơi đối tượng kết thúc.",
     "A member stands twice in one object.",
     "Remove one of the two; the object ends at this place."},
    {"profile.missing", "Hồ sơ kênh bán thiếu mục \"{field}\".", "Thêm mục này.",
     "The channel's profile lacks \"{field}\".", "Add it."},
    {"profile.misspelt_key", "Hồ sơ kênh bán không có mục nào tên là \"{field}\".",
     "Có lẽ là \"{nearest}\"; sửa lại tên, hoặc xóa mục này.",
     "A channel's profile has no member \"{field}\".",
     "Perhaps it is \"{nearest}\": mend its name, or remove it."},
    {"profile.neither_file_nor_channel", "Không có tệp hay kênh bán nào tên là \"{name}\".",
     "Xem tên các kênh bằng lệnh \"ganh channels\", hoặc sửa đường dẫn của tệp.",
     "There is neither a file nor a channel named \"{name}\".",
     "List the channels with \"ganh channels\", or mend the file's path."},
    {"profile.not_a_choice", "Mục \"{field}\" của hồ sơ kênh bán phải là một trong: {choices}.",
     "Chọn một trong các chữ đó.",
     "\"{field}\" in the channel's profile must be one of: {choices}.", "Choose one of them."},
    {"profile.not_a_flag", "Mục \"{field}\" của hồ sơ kênh bán phải là true hoặc false.",
     "Viết true hoặc false, không có dấu nháy.",
     "\"{field}\" in the channel's profile must be true or false.",
     "Write true or false, without quotation marks."},
    {"profile.not_a_list",
     "Mục \"{field}\" của hồ sơ kênh bán phải là một danh sách từ 1 đến {most} phần.",
     "Viết trong ngoặc vuông, ví dụ [\"a\", \"b\"]; bỏ cả mục nếu không dùng.",
     "\"{field}\" in the channel's profile must be a list of 1 to {most}.",
     "Write it in square brackets, such as [\"a\", \"b\"]; leave it out if not needed."},
    {"profile.not_a_map",
     "Mục \"{field}\" của hồ sơ kênh bán phải là một bảng tên và mã, không trống và không quá dài.",
     "Viết dạng {\"Gạo\": \"mã của sàn\"}.",
     "\"{field}\" in the channel's profile must be a map of names to codes, neither empty nor too "
     "long.",
     "Write it as {\"Gạo\": \"the marketplace's code\"}."},
    {"profile.not_a_number", "Mục \"{field}\" của hồ sơ kênh bán phải là số nguyên.",
     "Viết số không có dấu nháy, không có dấu chấm hay phẩy.",
     "\"{field}\" in the channel's profile must be a whole number.",
     "Write it without quotation marks and without a point or comma."},
    {"profile.not_a_text", "Mục \"{field}\" của hồ sơ kênh bán phải là chữ.",
     "Viết trong dấu nháy kép.", "\"{field}\" in the channel's profile must be a text.",
     "Write it in double quotation marks."},
    {"profile.not_an_object", "Hồ sơ kênh bán không phải là một đối tượng JSON.",
     "Bắt đầu từ tệp profile.json của sàn rồi sửa.", "The channel's profile is not a JSON object.",
     "Start from the marketplace's profile.json."},
    {"profile.not_an_object_here", "Mục \"{field}\" của hồ sơ kênh bán phải là một đối tượng JSON.",
     "Viết trong ngoặc nhọn, theo mẫu profile.json của sàn.",
     "\"{field}\" in the channel's profile must be a JSON object.",
     "Write it in braces, as in the marketplace's profile.json."},
    {"profile.not_json", "Từ chỗ này tệp không còn đọc được là JSON.",
     "Xem dấu phẩy, dấu nháy, ngoặc ngay trước chỗ này; lưu bằng UTF-8.",
     "From this place on the file cannot be read as JSON.",
     "Look for a comma, quotation mark or bracket just before it; save it as UTF-8."},
    {"profile.out_of_range", "Mục \"{field}\" của hồ sơ kênh bán phải từ {least} đến {most}.",
     "Viết một số trong khoảng đó.",
     "\"{field}\" in the channel's profile must be between {least} and {most}.",
     "Write a number between them."},
    {"profile.pattern", "Mẫu chữ ở mục \"{field}\" viết sai, từ ký tự thứ {column} của mẫu.",
     "Sửa theo cách viết biểu thức chính quy, ví dụ [0-9]{8}.",
     "The pattern in \"{field}\" is wrong from its character {column} on.",
     "Mend it by the rules of regular expressions, such as [0-9]{8}."},
    {"profile.text_length",
     "Mục \"{field}\" của hồ sơ kênh bán phải dài từ {least} đến {most} ký tự.",
     "Sửa lại chữ ở mục này.",
     "\"{field}\" in the channel's profile must have {least} to {most} characters.",
     "Mend the text."},
    {"profile.unknown_key", "Hồ sơ kênh bán có mục lạ \"{field}\".",
     "Xóa mục này; ở chỗ đó chỉ có: {choices}.",
     "The channel's profile has an unknown member \"{field}\".",
     "Remove it; all that may stand there is: {choices}."},
    {"profile.version_1", "Hồ sơ kênh bán viết theo bản 1; nay là bản 2.",
     "Thêm \"version\": 2, chuyển title_chars_max, description_chars_max, description_required vào "
     "fields, thêm units, net_base_max, stock_packs_max theo mẫu profile.json của sàn.",
     "The profile is written in version 1; today's is 2.",
     "Add \"version\": 2, move title_chars_max, description_chars_max and description_required "
     "into fields, and add units, net_base_max and stock_packs_max as in the marketplace's "
     "profile.json."},
};

}  // namespace

std::span<const catalog::text::Sentence> profile_sentences() {
  return sentences;
}

}  // namespace ganh::connectors::channel
