// What `--help` teaches: what a command is for, an example, what comes next.

#pragma once

#include "service/words/text.h"

namespace ganh::service::words::help {

struct Command {
  Text about;   // what it is for
  Text footer;  // an example, and what comes next
};

inline constexpr Command program{
    {"Gánh — đưa nông sản của hợp tác xã lên mọi sàn, giữ đúng tồn kho, gom đơn về một chỗ.",
     "Gánh — carries a cooperative's produce to every marketplace, keeps stock right, brings every "
     "order into one place."},
    {"Ví dụ, từ đầu:\n"
     "  ganh init\n"
     "  ganh import thien-an.xlsx\n"
     "  ganh channels connect postmart --connector postmart --url https://… --key … --secret-file "
     "…\n"
     "  ganh publish --rehearse\n"
     "  ganh publish\n"
     "  ganh serve\n\n"
     "Khi \"ganh serve\" đang chạy, mọi lệnh vẫn dùng được như thường.\n"
     "Mỗi lệnh có --help riêng. Mã thoát: 0 xong, 1 bị từ chối, 2 lệnh chưa đúng, 3 thư mục đang "
     "bận hoặc\ndịch vụ không trả lời, 4 ổ đĩa hoặc cơ sở dữ liệu lỗi.",
     "Example, from the start:\n"
     "  ganh init\n"
     "  ganh import thien-an.xlsx\n"
     "  ganh channels connect postmart --connector postmart --url https://… --key … --secret-file "
     "…\n"
     "  ganh publish --rehearse\n"
     "  ganh publish\n"
     "  ganh serve\n\n"
     "While \"ganh serve\" runs, every command can be used as before.\n"
     "Every command has its own --help. Exit codes: 0 done, 1 refused, 2 wrong use, 3 the folder "
     "is in use or\nthe service does not answer, 4 disk or database failed."}};

inline constexpr Command demo{
    {"Trình diễn cả chặng đường trên chính máy này: sổ Excel, hai sàn mô phỏng, đơn hàng, chia "
     "tiền.",
     "Shows the whole way on this machine: workbook, two sandbox marketplaces, orders, shares."},
    {"Ví dụ:\n"
     "  ganh demo            làm từng bước rồi mở dịch vụ để xem\n"
     "  ganh demo --exit     làm xong thì dừng; mã thoát 0 khi mọi bước đều đúng\n\n"
     "Dữ liệu ở ./ganh-demo nếu không chọn --data; lần sau làm lại từ đầu.\n"
     "Tiếp theo: ganh init, ganh import",
     "Example:\n"
     "  ganh demo            goes step by step, then leaves the service up to look at\n"
     "  ganh demo --exit     ends afterwards; status 0 only if every step held\n\n"
     "The data is in ./ganh-demo unless --data says otherwise; the next one begins anew.\n"
     "Next: ganh init, ganh import"}};
inline constexpr Text demo_workbook{"Sổ để nhập thay cho sổ mẫu.",
                                    "A workbook in place of the example."};
inline constexpr Text demo_exit{"Kết thúc sau bước cuối.", "End after the last step."};

inline constexpr Command init{
    {"Tạo một thư mục dữ liệu mới.", "Makes a new data folder."},
    {"Ví dụ:\n  ganh init --data ./thien-an\n\nTiếp theo: ganh import TỆP.xlsx",
     "Example:\n  ganh init --data ./thien-an\n\nNext: ganh import FILE.xlsx"}};

inline constexpr Command import{
    {"Nhập bảng tính của hợp tác xã: hộ, sản phẩm, lô hàng. Nhập lại cùng tệp thì không đổi gì.",
     "Imports the cooperative's workbook: households, products, lots. Importing it again changes "
     "nothing."},
    {"Ví dụ:\n"
     "  ganh import thien-an.xlsx --plan     xem trước, chưa ghi gì\n"
     "  ganh import thien-an.xlsx            nhập đúng như đã xem\n\n"
     "Dòng lỗi được chép ra TỆP-loi.xlsx, kèm cách sửa; sửa ở đó rồi nhập lại tệp ấy.\n"
     "Tiếp theo: ganh channels connect --help",
     "Example:\n"
     "  ganh import thien-an.xlsx --plan     look first, nothing is written\n"
     "  ganh import thien-an.xlsx            imports exactly what was shown\n\n"
     "Rows at fault are handed back in FILE-loi.xlsx with the cure; mend them there and import "
     "that "
     "file.\nNext: ganh channels connect --help"}};

inline constexpr Command channels{
    {"Liệt kê các kênh bán và tình trạng từng kênh.", "Lists the channels and how each stands."},
    {"Ví dụ:\n  ganh channels\n  ganh channels check postmart\n\n"
     "Tiếp theo: ganh publish --rehearse",
     "Example:\n  ganh channels\n  ganh channels check postmart\n\nNext: ganh publish --rehearse"}};

inline constexpr Command connect{
    {"Nối một kênh bán, hoặc đổi địa chỉ, mã bí mật, quy tắc của kênh đã nối.",
     "Connects a channel, or changes the address, secret or rules of a connected one."},
    {"Mã bí mật lấy từ tệp hoặc biến môi trường, không bao giờ viết trên dòng lệnh.\n\n"
     "Ví dụ:\n"
     "  ganh channels connect postmart --connector postmart --url https://san.example \\\n"
     "      --key thien-an --secret-file postmart.txt --webhook-secret-file webhook.txt\n"
     "  ganh channels connect postmart --connector postmart --url https://san.example \\\n"
     "      --rules '{\"buffer_packs\":2,\"share_percent\":60}'\n\n"
     "Tiếp theo: ganh publish --rehearse",
     "Secrets come from a file or the environment, never from the command line.\n\n"
     "Example:\n"
     "  ganh channels connect postmart --connector postmart --url https://market.example \\\n"
     "      --key thien-an --secret-file postmart.txt --webhook-secret-file webhook.txt\n"
     "  ganh channels connect postmart --connector postmart --url https://market.example \\\n"
     "      --rules '{\"buffer_packs\":2,\"share_percent\":60}'\n\n"
     "Next: ganh publish --rehearse"}};

inline constexpr Command publish{
    {"Xem mọi khác biệt với từng sàn, rồi đăng đúng những gì đã xem.",
     "Shows every difference from each marketplace, then publishes exactly what was shown."},
    {"Ví dụ:\n"
     "  ganh publish --rehearse      chỉ xem trước, không gửi gì\n"
     "  ganh publish postmart        xem, hỏi, rồi đăng lên một kênh\n"
     "  ganh publish --yes           đăng lên mọi kênh, không hỏi\n\n"
     "Số lượng tồn tự đi theo, không phải đăng. Tiếp theo: ganh orders, ganh serve",
     "Example:\n"
     "  ganh publish --rehearse      look only, nothing is sent\n"
     "  ganh publish postmart        look, ask, then publish on one channel\n"
     "  ganh publish --yes           publish on every channel without asking\n\n"
     "Stock figures go by themselves. Next: ganh orders, ganh serve"}};

inline constexpr Command orders{
    {"Liệt kê đơn hàng của mọi kênh, mới nhất trước; làm từng bước của một đơn.",
     "Lists the orders of every channel, newest first; moves an order along."},
    {"Ví dụ:\n"
     "  ganh orders\n"
     "  ganh orders confirm PM-1001\n"
     "  ganh orders pack PM-1001\n"
     "  ganh orders ship PM-1001 --carrier \"Vietnam Post\" --waybill EB123456789VN\n"
     "  ganh orders cancel PM-1001 --why \"khách đổi ý\"\n\n"
     "Đơn mới tự về khi \"ganh serve\" chạy. Tiếp theo: ganh shares",
     "Example:\n"
     "  ganh orders\n"
     "  ganh orders confirm PM-1001\n"
     "  ganh orders pack PM-1001\n"
     "  ganh orders ship PM-1001 --carrier \"Vietnam Post\" --waybill EB123456789VN\n"
     "  ganh orders cancel PM-1001 --why \"changed their mind\"\n\n"
     "New orders come by themselves while \"ganh serve\" runs. Next: ganh shares"}};

inline constexpr Command show_order{
    {"Xem một đơn: từng mặt hàng, và đã lấy từ lô nào.",
     "Shows an order: its lines, and from which lots it was packed."},
    {"Ví dụ:\n  ganh orders show PM-1001\n\nTiếp theo: ganh orders confirm",
     "Example:\n  ganh orders show PM-1001\n\nNext: ganh orders confirm"}};
inline constexpr Command confirm{
    {"Xác nhận đơn và báo cho sàn.", "Confirms an order and tells the marketplace."},
    {"Ví dụ:\n  ganh orders confirm PM-1001\n\nTiếp theo: ganh orders pack",
     "Example:\n  ganh orders confirm PM-1001\n\nNext: ganh orders pack"}};
inline constexpr Command pack{
    {"Đóng gói: lấy hàng từ lô hết hạn sớm nhất.", "Packs it from the lots that expire first."},
    {"Ví dụ:\n  ganh orders pack PM-1001\n"
     "  ganh orders pack PM-1002 --line 1=2=2,7kg --rest-later\n\nTiếp theo: ganh orders ship",
     "Example:\n  ganh orders pack PM-1001\n"
     "  ganh orders pack PM-1002 --line 1=2=2.7kg --rest-later\n\nNext: ganh orders ship"}};
inline constexpr Command ship{
    {"Ghi bên vận chuyển và mã vận đơn, báo cho sàn.",
     "Notes carrier and waybill, and tells the marketplace."},
    {"Ví dụ:\n  ganh orders ship PM-1001 --carrier \"Vietnam Post\" --waybill EB123456789VN\n\n"
     "Tiếp theo: ganh shares",
     "Example:\n  ganh orders ship PM-1001 --carrier \"Vietnam Post\" --waybill EB123456789VN\n\n"
     "Next: ganh shares"}};
inline constexpr Command cancel{
    {"Hủy đơn; hàng đã giữ hoặc đã đóng trở về kho.",
     "Cancels an order; what was reserved or packed goes back."},
    {"Ví dụ:\n  ganh orders cancel PM-1001 --why \"khách đổi ý\"\n\n"
     "Sàn được báo nếu sàn nhận báo hủy.\n\nTiếp theo: ganh orders show PM-1001",
     "Example:\n  ganh orders cancel PM-1001 --why \"changed their mind\"\n\n"
     "The marketplace is told if it takes such word.\n\nNext: ganh orders show PM-1001"}};

inline constexpr Command stock{
    {"Tồn kho từng sản phẩm, khách đã đặt bao nhiêu, mỗi kênh được bán bao nhiêu.",
     "What there is of each product, what is reserved, what each channel may sell."},
    {"Ví dụ:\n  ganh stock --lots\n"
     "  ganh stock adjust L2026-031 --expected \"120 kg\" --counted \"118,5 kg\" --why \"kiểm "
     "kê\"\n\n"
     "Tiếp theo: ganh stock take, ganh recall",
     "Example:\n  ganh stock --lots\n"
     "  ganh stock adjust L2026-031 --expected \"120 kg\" --counted \"118,5 kg\" --why "
     "stocktaking\n\n"
     "Next: ganh stock take, ganh recall"}};
inline constexpr Command adjust{
    {"Sửa số lượng của một lô theo số đếm thật.", "Sets a lot to what was counted."},
    {"--expected là số đang ghi trong sổ khi bạn đếm: nếu sổ đã đổi thì lệnh không làm gì.\n\n"
     "Ví dụ:\n"
     "  ganh stock adjust L2026-031 --expected \"120 kg\" --counted \"118,5 kg\" --why \"kiểm "
     "kê\"\n\n"
     "Tiếp theo: ganh stock",
     "--expected is what the books said when you counted: if they have changed, nothing is "
     "done.\n\n"
     "Example:\n"
     "  ganh stock adjust L2026-031 --expected \"120 kg\" --counted \"118,5 kg\" --why "
     "stocktaking\n\n"
     "Next: ganh stock"}};

inline constexpr Command to_do{
    {"Những việc đang chờ người làm, gấp nhất trước.", "What needs doing, most urgent first."},
    {"Ví dụ:\n  ganh to-do\n\nTiếp theo: ganh orders",
     "Example:\n  ganh to-do\n\nNext: ganh orders"}};
inline constexpr Command changes{
    {"Ai đã đổi gì, lúc nào, bằng việc gì: các thay đổi gần đây nhất.",
     "Who changed what, when and by what: the latest changes."},
    {"Ví dụ:\n  ganh changes\n  ganh changes --after 0     từ đầu\n\nTiếp theo: ganh to-do",
     "Example:\n  ganh changes\n  ganh changes --after 0     from the beginning\n\n"
     "Next: ganh to-do"}};

inline constexpr Command shares{
    {"Phần tiền hàng của từng hộ, theo các đơn đã gửi.",
     "What each household earned, by the orders that were shipped."},
    {"Ví dụ:\n  ganh shares\n  ganh shares --from 1/10/2026 --to 31/10/2026\n\n"
     "Chưa trừ phí sàn, thuế và tạm ứng. Tiếp theo: ganh orders",
     "Example:\n  ganh shares\n  ganh shares --from 1/10/2026 --to 31/10/2026\n\n"
     "Marketplace fees, tax and advances are not deducted yet. Next: ganh orders"}};

inline constexpr Command serve{
    {"Chạy dịch vụ: giữ các sàn luôn đúng, nhận đơn, mở trang quản lý.",
     "Runs the service: keeps marketplaces in step, receives orders, serves the page."},
    {"Ví dụ:\n  ganh serve --listen 127.0.0.1:8080\n\n"
     "Nếu không nói gì thì chỉ nghe trong máy này. Muốn máy khác vào: đặt một proxy có TLS phía "
     "trước\n(--public-url, --trusted-proxies). Cài đặt lâu dài để trong ganh.toml: xem \"ganh "
     "config --help\".\nCtrl-C để dừng.\n"
     "Tiếp theo: mở địa chỉ được in ra trong trình duyệt.",
     "Example:\n  ganh serve --listen 127.0.0.1:8080\n\n"
     "By itself it listens on this machine alone. To let others in, put a TLS proxy in front\n"
     "(--public-url, --trusted-proxies). What is to stay goes into ganh.toml: \"ganh config "
     "--help\".\nCtrl-C ends it.\n"
     "Next: open the address it prints in a browser."}};

// ---- Options -----------------------------------------------------------------------------------
inline constexpr Text data{"Thư mục dữ liệu (mặc định: $GANH_DATA hoặc ./ganh-data)",
                           "Data folder (default: $GANH_DATA or ./ganh-data)"};
inline constexpr Text database{
    "Máy chủ PostgreSQL giữ dữ liệu (mặc định: $GANH_DATABASE, hoặc database trong ganh.toml, hoặc "
    "tệp ganh.db của thư mục)",
    "The PostgreSQL server that keeps the data (default: $GANH_DATABASE, or database in ganh.toml, "
    "or the folder's own ganh.db)"};
inline constexpr Text json{"In JSON cho máy đọc", "Print JSON"};
inline constexpr Text lang{"Ngôn ngữ: vi hoặc en", "Language: vi or en"};
inline constexpr Text cooperative{"Hợp tác xã nào, khi thư mục có nhiều: mã hoặc tên",
                                  "Which cooperative, where the folder has several: id or name"};
inline constexpr Text help_flag{"In trợ giúp này", "Print this help"};
inline constexpr Text version{"In số phiên bản", "Print the version"};
inline constexpr Text all{"Hiện hết mọi dòng, mọi mục", "Show every row and field"};
inline constexpr Text import_file{"Tệp .xlsx", "The .xlsx file"};
inline constexpr Text import_plan{"Chỉ xem trước, không ghi gì", "Look only, write nothing"};
inline constexpr Text import_annotated{"Ghi tệp có cột lỗi vào đây (mặc định: TỆP-loi.xlsx)",
                                       "Where to write the annotated workbook (FILE-loi.xlsx)"};
inline constexpr Text channel_name{"Tên kênh, tự đặt", "The channel's name, yours to choose"};
inline constexpr Text connector{"Loại sàn: {}", "The kind of marketplace: {}"};
inline constexpr Text url{"Địa chỉ của sàn", "The marketplace's address"};
inline constexpr Text key{"Mã cửa hàng trên sàn (không bí mật)",
                          "The shop's key there (no secret)"};
inline constexpr Text secret_file{"Tệp chứa mã bí mật", "File with the secret"};
inline constexpr Text secret_env{"Biến môi trường chứa mã bí mật", "Variable with the secret"};
inline constexpr Text webhook_file{"Tệp chứa mã bí mật webhook", "File with the webhook secret"};
inline constexpr Text webhook_env{"Biến môi trường chứa mã bí mật webhook",
                                  "Variable with the webhook secret"};
inline constexpr Text rules{"Quy tắc của kênh, dạng JSON", "The channel's rules, as JSON"};
inline constexpr Text publish_channel{"Tên kênh; bỏ trống: mọi kênh", "A channel; none: all"};
inline constexpr Text rehearse{"Chỉ xem trước, không gửi gì", "Look only, send nothing"};
inline constexpr Text yes{"Đồng ý đăng, không hỏi lại", "Publish without asking"};
inline constexpr Text patience{"Chờ gửi xong nhiều nhất bấy nhiêu giây",
                               "Wait so many seconds at most for everything to be sent"};
inline constexpr Text order_id{"Mã đơn (của sàn hoặc của Gánh)",
                               "The order's id (the marketplace's or Gánh's)"};
inline constexpr Text after{"Các đơn cũ hơn đơn này", "Orders older than this one"};
inline constexpr Text after_change{"Các thay đổi sau số này", "Changes after this number"};
inline constexpr Text carrier{"Bên vận chuyển", "Carrier"};
inline constexpr Text waybill{"Mã vận đơn", "Waybill number"};
inline constexpr Text why{"Lý do", "Why"};
inline constexpr Text with_lots{"Kèm từng lô hàng", "With every lot"};
inline constexpr Text lot_code{"Mã lô", "The lot's code"};
inline constexpr Text counted{"Số đếm được, ví dụ \"118,5 kg\"", "What was counted: \"118,5 kg\""};
inline constexpr Text expected{"Số đang ghi trong sổ", "What the books say"};
inline constexpr Text listen{"Địa chỉ nghe, trong máy này", "Where to listen, on this machine"};
inline constexpr Text sandbox_name{
    "Sàn nào (postmart, agriconnect, shopone, tiki), hoặc bên vận chuyển nào (ghn, vietnam_post, "
    "viettel_post)",
    "Which marketplace (postmart, agriconnect, shopone, tiki), or carrier (ghn, vietnam_post, "
    "viettel_post)"};
inline constexpr Text sandbox_data{"Thư mục dữ liệu cho dòng lệnh in ra",
                                   "The data folder for the printed line"};

// ---- Frame -------------------------------------------------------------------------------------
inline constexpr Text usage{"Cách dùng", "Usage"};
inline constexpr Text options{"Tùy chọn", "Options"};
inline constexpr Text options_mark{"TÙY CHỌN", "OPTIONS"};
inline constexpr Text subcommands{"Các lệnh", "Commands"};
inline constexpr Text subcommand_mark{"LỆNH", "COMMAND"};
inline constexpr Text positionals{"Đối số", "Arguments"};
inline constexpr Text just_one{"Cần đúng một trong các tùy chọn", "Just one of these is needed"};
inline constexpr Text required{"(bắt buộc)", "(required)"};

}  // namespace ganh::service::words::help
