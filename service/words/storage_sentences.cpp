// What fails of disks, databases and servers, and stands in the way of using them.

#include "service/words/sentences.h"

namespace ganh::service::words {

namespace {

// As in sentences.cpp.
constexpr catalog::text::Sentence sentences[] = {
    {"database.address", "Không đọc được địa chỉ của cơ sở dữ liệu.",
     "Viết postgresql://NGƯỜI-DÙNG@MÁY/TÊN-CƠ-SỞ-DỮ-LIỆU; ký tự đặc biệt viết %XX: @ là %40, / là "
     "%2F, # là %23, % là %25.",
     "The address of the database cannot be read.",
     "Write postgresql://USER@HOST/DATABASE, and marks that have a meaning there as %XX: @ is %40, "
     "/ is %2F, # is %23, % is %25."},
    {"database.encoding", "Cơ sở dữ liệu này lưu chữ theo mã {about}, không phải UTF-8.",
     "Tạo một cái mới: CREATE DATABASE … TEMPLATE template0 ENCODING 'UTF8' LOCALE 'C'",
     "That database keeps text as {about}, not as UTF-8.",
     "Make another: CREATE DATABASE … TEMPLATE template0 ENCODING 'UTF8' LOCALE 'C'"},
    {"database.encryption", "Gánh và máy chủ cơ sở dữ liệu không thống nhất được về mã hóa (TLS).",
     "Bật TLS trên máy chủ, hoặc sửa sslmode trong địa chỉ (ví dụ ?sslmode=require).",
     "Gánh and the database server do not agree on encryption (TLS).",
     "Switch TLS on at the server, or mend sslmode in the address (such as ?sslmode=require)."},
    {"database.host", "Không có máy nào tên là {about}.",
     "Sửa tên máy trong địa chỉ, hoặc kiểm tra DNS của máy này.",
     "There is no machine named {about}.",
     "Mend the host in the address, or check this machine's DNS."},
    {"database.no_writer",
     "Chưa có máy chủ cơ sở dữ liệu nào nhận ghi: đang khởi động, hoặc chỉ có bản dự phòng.",
     "Thử lại sau ít giây; nếu vẫn vậy, kiểm tra máy chủ chính, hoặc đưa bản dự phòng lên thay.",
     "No database server takes writes: it is starting, or there are only standbys.",
     "Try again in a few seconds; if it stays so, look after the primary, or promote a standby."},
    {"database.nobody_answers", "Không có máy chủ cơ sở dữ liệu nào trả lời ở {about}.",
     "Kiểm tra máy và cổng trong địa chỉ, xem PostgreSQL có đang chạy và có nghe ở đó không "
     "(listen_addresses), và tường lửa ở giữa.",
     "No database server answers at {about}.",
     "Check the host and port in the address, that PostgreSQL runs and listens there "
     "(listen_addresses), and the firewall between."},
    {"database.none", "Trên máy chủ đó không có cơ sở dữ liệu {about}.",
     "Sửa tên trong địa chỉ, hoặc tạo nó: CREATE DATABASE \"{about}\" OWNER … TEMPLATE "
     "template0 ENCODING 'UTF8' LOCALE 'C'",
     "There is no database {about} on that server.",
     "Mend its name in the address, or make it: CREATE DATABASE \"{about}\" OWNER … TEMPLATE "
     "template0 ENCODING 'UTF8' LOCALE 'C'"},
    {"database.others_tables", "Trong cơ sở dữ liệu này có bảng của chương trình khác: {about}.",
     "Không có gì bị thay đổi. Tạo cho Gánh một cơ sở dữ liệu riêng: CREATE DATABASE … TEMPLATE "
     "template0 ENCODING 'UTF8' LOCALE 'C'",
     "That database holds tables of another program: {about}.",
     "Nothing was changed. Make Gánh a database of its own: CREATE DATABASE … TEMPLATE template0 "
     "ENCODING 'UTF8' LOCALE 'C'"},
    {"database.parameter", "Địa chỉ của cơ sở dữ liệu có tham số lạ: {about}.",
     "Bỏ hoặc sửa tham số đó; PostgreSQL nhận ví dụ sslmode, connect_timeout, options.",
     "The address of the database has an unknown parameter: {about}.",
     "Take it out or mend it; PostgreSQL takes sslmode, connect_timeout, options and others."},
    {"database.password", "Máy chủ cơ sở dữ liệu không nhận mật khẩu của người dùng {about}.",
     "Sửa mật khẩu trong ~/.pgpass (quyền 0600) hoặc trong địa chỉ; đặt lại trên máy chủ: ALTER "
     "ROLE \"{about}\" PASSWORD '…'",
     "The database server does not take the password of user {about}.",
     "Mend it in ~/.pgpass (mode 0600) or in the address; to set another at the server: ALTER ROLE "
     "\"{about}\" PASSWORD '…'"},
    {"database.password_needed", "Máy chủ cơ sở dữ liệu hỏi mật khẩu của người dùng {about}.",
     "Ghi một dòng MÁY:CỔNG:CƠ-SỞ-DỮ-LIỆU:NGƯỜI-DÙNG:MẬT-KHẨU vào ~/.pgpass (quyền 0600).",
     "The database server asks for the password of user {about}.",
     "Write a line HOST:PORT:DATABASE:USER:PASSWORD into ~/.pgpass (mode 0600)."},
    {"database.port", "\"{about}\" không phải là cổng.",
     "Viết một số từ 1 đến 65535 sau dấu hai chấm; PostgreSQL thường nghe ở 5432.",
     "\"{about}\" is not a port.",
     "Write a number from 1 to 65535 behind the colon; PostgreSQL mostly listens on 5432."},
    {"database.rights", "Người dùng cơ sở dữ liệu thiếu quyền.",
     "Cho người ấy làm chủ cơ sở dữ liệu: ALTER DATABASE … OWNER TO …",
     "The database's user lacks rights.",
     "Make that user the database's owner: ALTER DATABASE … OWNER TO …"},
    {"database.sorting", "Cơ sở dữ liệu này sắp xếp theo {about}, không theo byte.",
     "Tạo một cái mới: CREATE DATABASE … TEMPLATE template0 ENCODING 'UTF8' LOCALE 'C'",
     "That database sorts by {about}, not by bytes.",
     "Make another: CREATE DATABASE … TEMPLATE template0 ENCODING 'UTF8' LOCALE 'C'"},
    {"database.user", "Máy chủ cơ sở dữ liệu không cho người dùng {about} vào.",
     "Sửa tên trong địa chỉ, hoặc tạo người dùng: CREATE ROLE \"{about}\" LOGIN PASSWORD '…'; nếu "
     "đã "
     "có "
     "thì cho vào từ máy này trong pg_hba.conf.",
     "The database server does not let user {about} in.",
     "Mend the name in the address, or make the user: CREATE ROLE \"{about}\" LOGIN PASSWORD '…'; "
     "one "
     "that is there is let in from this machine by pg_hba.conf."},
    {"database.version", "PostgreSQL {about} cũ quá.", "Cần PostgreSQL 15 trở lên.",
     "PostgreSQL {about} is too old.", "It takes PostgreSQL 15 or later."},
    {"move.under_way", "Một lần chuyển khác đang ghi vào {where}.",
     "Chờ xong rồi chạy lại; nếu lần đó chuyển dữ liệu khác, chọn một cơ sở dữ liệu trống.",
     "Another move into {where} is under way.",
     "Wait for it, then run this again; if it carries other data, choose an empty database."},
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
    {"storage.moved_away", "Dữ liệu không còn ở đây: đã được chuyển sang nơi khác.",
     "Báo cho người quản trị: khởi động lại Gánh với nơi mới; nhật ký ghi nơi đó.",
     "The data is not here any more: it was moved elsewhere.",
     "Tell whoever runs Gánh: start it again on the new place, which its log names."},
    {"storage.other", "Cơ sở dữ liệu gặp lỗi.", "Thử lại; nếu vẫn lỗi, báo cho người hỗ trợ.",
     "The database failed.", "Try again; if it stays so, tell whoever supports you."},
    {"storage.server_full", "Ổ đĩa của máy chủ cơ sở dữ liệu đã đầy; chưa có gì bị mất.",
     "Giải phóng chỗ trống trên máy chủ rồi thử lại.",
     "The database server's disk is full; nothing has been lost.",
     "Free some space on the server, then try again."},
    {"storage.server_io", "Máy chủ cơ sở dữ liệu không đọc hoặc ghi được ổ đĩa của nó.",
     "Xem nhật ký của PostgreSQL và ổ đĩa của máy chủ; nếu tệp hỏng thì lấy lại bản sao lưu.",
     "The database server cannot read or write its disk.",
     "See PostgreSQL's log and the server's disk; where a file is damaged take a backup."},
    {"storage.too_new", "Dữ liệu này do một bản Gánh mới hơn ghi.", "Cài bản Gánh mới nhất.",
     "A newer Gánh has written this data.", "Install the newest Gánh."},
    {"storage.unreachable", "Máy chủ cơ sở dữ liệu không trả lời, hoặc lúc này không nhận ghi.",
     "Thử lại sau ít giây; nếu vẫn vậy, kiểm tra máy chủ và địa chỉ của nó (--database).",
     "The database server does not answer, or takes no writes just now.",
     "Try again in a few seconds; if it stays so, check the server and its address (--database)."},
    {"storage.unsuitable", "Chưa dùng được cơ sở dữ liệu trên máy chủ này.",
     "Cần PostgreSQL 15 trở lên, người dùng được đăng nhập và sở hữu cơ sở dữ liệu, tạo bằng: "
     "CREATE DATABASE … TEMPLATE template0 ENCODING 'UTF8' LOCALE 'C'",
     "The database on that server cannot be used as it is.",
     "It takes PostgreSQL 15 or later, a user that may sign in and owns the database, and one that "
     "was made with: CREATE DATABASE … TEMPLATE template0 ENCODING 'UTF8' LOCALE 'C'"},
};

}  // namespace

std::span<const catalog::text::Sentence> storage_sentences() {
  return sentences;
}

}  // namespace ganh::service::words
