#include "service/words/sentences.h"

#include <array>

#include "connectors/sentences.h"

namespace ganh::service::words {

namespace {

// reason, problem and cure in Vietnamese, problem and cure in English; sorted by reason.
constexpr catalog::text::Sentence sentences[] = {
    {"answer.needed", "Chưa có ai đồng ý đăng lên sàn.",
     "Xem lại danh sách ở trên rồi chạy lại với --yes.", "Nobody has agreed to publish this.",
     "Look at the list above, then run it again with --yes."},
    {"credentials.file", "Không đọc được tệp mã bí mật {file}, hoặc tệp trống.",
     "Kiểm tra đường dẫn và quyền đọc của tệp.",
     "Cannot read the secret's file {file}, or it is empty.",
     "Check the file's path and who may read it."},
    {"credentials.missing", "Kênh {name} chưa có mã bí mật.",
     "Thêm --secret-file TỆP hoặc --secret-env BIẾN.", "Channel {name} has no secret yet.",
     "Add --secret-file FILE or --secret-env VAR."},
    {"credentials.variable", "Biến môi trường {name} chưa có giá trị.",
     "Đặt biến này trước, hoặc dùng --secret-file.", "The environment variable {name} is not set.",
     "Set it first, or use --secret-file."},
    {"file.cannot_write", "Không ghi được tệp {file}.",
     "Đóng tệp nếu đang mở trong Excel, và kiểm tra quyền ghi của thư mục.",
     "Cannot write the file {file}.",
     "Close it if Excel has it open, and check that the folder may be written."},
    {"file.would_overwrite", "Không ghi tệp có cột lỗi đè lên chính tệp {file}.",
     "Chọn một tên khác cho --annotated.",
     "The annotated workbook will not be written over {file} itself.",
     "Choose another name for --annotated."},
    {"folder.cannot_make", "Không tạo được thư mục {folder}: {why}.",
     "Chọn một thư mục khác bằng --data.", "Cannot make the folder {folder}: {why}.",
     "Choose another one with --data."},
    {"folder.exists_already", "Thư mục {folder} đã có dữ liệu của Gánh.",
     "Dùng luôn thư mục này, hoặc chọn thư mục khác bằng --data.",
     "The folder {folder} holds Gánh's data already.",
     "Use it as it is, or choose another with --data."},
    {"folder.in_use", "Thư mục {folder} đang được Gánh dùng tại {address}.",
     "Mở địa chỉ đó trong trình duyệt; hoặc tắt \"ganh serve\" (Ctrl-C) rồi chạy lại lệnh này.",
     "The folder {folder} is in use by the Gánh at {address}.",
     "Open that address in a browser; or end \"ganh serve\" (Ctrl-C) and run this again."},
    {"folder.in_use_by", "Thư mục {folder} đang được một lệnh ganh khác dùng (tiến trình {pid}).",
     "Chờ lệnh kia xong rồi chạy lại.",
     "The folder {folder} is in use by another ganh command (process {pid}).",
     "Wait for it to finish, then run this again."},
    {"folder.no_cooperative", "Thư mục này chưa có hợp tác xã nào.",
     "Nhập bảng tính trước: ganh import TỆP.xlsx", "There is no cooperative in this folder yet.",
     "Import a workbook first: ganh import FILE.xlsx"},
    {"folder.not_found", "Không thấy dữ liệu của Gánh trong thư mục {folder}.",
     "Tạo mới bằng \"ganh init --data {folder}\", hoặc chỉ đúng thư mục bằng --data.",
     "There is no data of Gánh in the folder {folder}.",
     "Make it with \"ganh init --data {folder}\", or name the right folder with --data."},
    {"listen.unreadable", "Không hiểu địa chỉ \"{text}\".", "Viết MÁY:CỔNG, ví dụ 127.0.0.1:8080.",
     "\"{text}\" is not an address to listen on.", "Write HOST:PORT, such as 127.0.0.1:8080."},
    {"option.date", "Không hiểu ngày \"{text}\".", "Viết ngày/tháng/năm, ví dụ 21/11/2026.",
     "\"{text}\" is not a day.", "Write day/month/year, such as 21/11/2026."},
    {"option.quantity", "Không hiểu số lượng \"{text}\".",
     "Viết số và đơn vị, ví dụ \"12,5 kg\"; sản phẩm này tính theo {unit}.",
     "\"{text}\" is not a quantity of this product.",
     "Write a number and a unit, such as \"12,5 kg\"; this product is counted in {unit}."},
    {"page.after", "Không có trang nào sau \"{after}\".",
     "Bắt đầu lại từ trang đầu, không có after.", "There is no page after \"{after}\".",
     "Begin again with the first page, without after."},
    {"page.limit", "limit phải là số từ 1 đến {most}.", "Sửa limit trong địa chỉ.",
     "limit must be a number from 1 to {most}.", "Mend limit in the address."},
    {"request.body_not_taken", "Yêu cầu GET không được kèm nội dung.", "Bỏ phần nội dung.",
     "A GET takes no body.", "Leave the body out."},
    {"request.body_too_large", "Nội dung gửi lên quá lớn: nhiều nhất {most} byte.",
     "Gửi ít hơn trong một lần.", "The body is too large: at most {most} bytes.",
     "Send less at a time."},
    {"request.host", "Gánh chỉ trả lời tên của chính máy này.",
     "Dùng http://127.0.0.1 hoặc http://localhost với đúng cổng.",
     "Gánh answers only to this machine's own names.",
     "Use http://127.0.0.1 or http://localhost with the right port."},
    {"request.method", "Địa chỉ này không nhận {method}.", "Dùng {allowed}.",
     "This address does not take {method}.", "Use {allowed}."},
    {"request.not_found", "Không có gì ở địa chỉ này.",
     "Các địa chỉ có sẵn được liệt kê trong service/README.md.", "There is nothing here.",
     "service/README.md lists the addresses there are."},
    {"storage.busy", "Cơ sở dữ liệu đang bận.", "Thử lại sau ít giây.", "The database is busy.",
     "Try again in a few seconds."},
    {"storage.corrupt", "Tệp dữ liệu bị hỏng.",
     "Ngừng dùng thư mục này và giữ nguyên nó; lấy lại bản sao lưu gần nhất.",
     "The data file is damaged.",
     "Stop using this folder and keep it as it is; take the latest backup."},
    {"storage.full", "Ổ đĩa đã đầy; chưa có gì bị mất.", "Giải phóng chỗ trống rồi thử lại.",
     "The disk is full; nothing has been lost.", "Free some space, then try again."},
    {"storage.io", "Không đọc hoặc ghi được ổ đĩa.",
     "Kiểm tra ổ đĩa và quyền truy cập thư mục dữ liệu rồi thử lại.",
     "The disk cannot be read or written.",
     "Check the disk and who may use the data folder, then try again."},
    {"storage.other", "Cơ sở dữ liệu gặp lỗi.", "Thử lại; nếu vẫn lỗi, báo cho người hỗ trợ.",
     "The database failed.", "Try again; if it stays so, tell whoever supports you."},
    {"storage.too_new", "Dữ liệu này do một bản Gánh mới hơn ghi.", "Cài bản Gánh mới nhất.",
     "A newer Gánh has written this data.", "Install the newest Gánh."},
};

}  // namespace

std::span<const catalog::text::Sentence> service_sentences() {
  return sentences;
}

catalog::text::Spoken speak(const Fault& fault, catalog::text::Language language) {
  const std::array tables{catalog::text::catalog_sentences(), connectors::connector_sentences(),
                          service_sentences()};
  return catalog::text::speak(fault, language, tables);
}

}  // namespace ganh::service::words
