// What `--help` teaches of the commands that keep an installation in order.

#pragma once

#include "service/words/help.h"

namespace ganh::service::words::help {

inline constexpr Command config{
    {"In các cài đặt đang có hiệu lực và mỗi cài đặt lấy từ đâu.",
     "Prints the settings in force and where each comes from."},
    {"Sau thắng trước: có sẵn, tệp ganh.toml trong thư mục dữ liệu (hoặc --config), biến môi "
     "trường "
     "GANH_…,\ncờ trên dòng lệnh.\n\n"
     "Ví dụ:\n"
     "  ganh config\n"
     "  ganh config --sample > ganh-data/ganh.toml\n"
     "  GANH_LOG_FORMAT=json ganh config --listen 0.0.0.0:8080\n\n"
     "Tiếp theo: ganh serve",
     "The later wins: built in, the file ganh.toml in the data folder (or --config), environment "
     "variables\nGANH_…, flags.\n\n"
     "Example:\n"
     "  ganh config\n"
     "  ganh config --sample > ganh-data/ganh.toml\n"
     "  GANH_LOG_FORMAT=json ganh config --listen 0.0.0.0:8080\n\n"
     "Next: ganh serve"}};
inline constexpr Text config_file{"Tệp cài đặt (mặc định: ganh.toml trong thư mục dữ liệu)",
                                  "File of settings (ganh.toml in the data folder)"};
inline constexpr Text config_sample{"In một tệp mẫu có giải thích", "Print an explained sample"};

inline constexpr Command backup{
    {"Sao lưu toàn bộ dữ liệu vào một tệp và kiểm tra tệp đó, cả khi dịch vụ đang chạy.",
     "Backs everything up into one file and verifies it, also while the service runs."},
    {"Ví dụ:\n"
     "  ganh backup                      vào backups/ trong thư mục dữ liệu\n"
     "  ganh backup /mnt/usb/            tên theo giờ\n"
     "  ganh backup /mnt/usb/thang-11.db\n\n"
     "Hãy cất một bản ở máy khác; tệp ganh.key (mở mã bí mật của các kênh) không nằm trong đó: "
     "cất\n"
     "riêng một lần. Tiếp theo: ganh restore TỆP --data THƯ-MỤC-MỚI",
     "Example:\n"
     "  ganh backup                      into backups/ in the data folder\n"
     "  ganh backup /mnt/usb/            named by the time\n"
     "  ganh backup /mnt/usb/november.db\n\n"
     "Keep one on another machine; ganh.key (it opens the channels' secrets) is not in it: keep a "
     "copy\n"
     "apart, once. Next: ganh restore FILE --data NEW-FOLDER"}};
inline constexpr Text backup_to{"Tệp hoặc thư mục (mặc định: backups/ trong thư mục dữ liệu)",
                                "File or folder (backups/ in the data folder)"};

inline constexpr Command restore{
    {"Lấy lại dữ liệu từ một bản sao lưu, sau khi kiểm tra bản đó.",
     "Brings the data back from a backup, once that has been verified."},
    {"Ví dụ:\n"
     "  ganh restore ganh-20261121T020304Z.db --data ./thien-an-moi\n"
     "  ganh restore ganh-20261121T020304Z.db --data ./thien-an --replace\n\n"
     "Dịch vụ phải tắt. ganh.key của thư mục được thay thì giữ lại; sang thư mục mới thì chép bản "
     "đã\n"
     "cất vào, nếu không phải kết nối lại các kênh. Tiếp theo: ganh doctor",
     "Example:\n"
     "  ganh restore ganh-20261121T020304Z.db --data ./thien-an-new\n"
     "  ganh restore ganh-20261121T020304Z.db --data ./thien-an --replace\n\n"
     "The service must not run. A folder that is replaced keeps its ganh.key; into a new one put "
     "the\n"
     "copy that was kept, or channels have to be connected again. Next: ganh doctor"}};
inline constexpr Text restore_file{"Tệp sao lưu", "The backup"};
inline constexpr Text restore_replace{"Thay dữ liệu đang có; dữ liệu cũ được giữ bên cạnh",
                                      "Replace what is there; that is kept beside it"};
inline constexpr Text restore_even_so{"Lấy lại dù sổ sách trong bản sao không khớp",
                                      "Restore although the backup's books disagree"};

inline constexpr Command move{
    {"Chuyển toàn bộ dữ liệu sang máy chủ PostgreSQL, hoặc từ đó về một thư mục.",
     "Moves all data to a PostgreSQL server, or from there into a folder."},
    {"Ví dụ:\n"
     "  ganh move --data ./thien-an --to postgresql://ganh@db.example/ganh\n"
     "  ganh move --data ./thien-an --to ./thien-an\n\n"
     "Thư mục từ đó dùng nơi mới (ganh.toml); lệnh thứ hai đưa dữ liệu về lại thư mục.\n"
     "Khi dịch vụ đang chạy, lệnh này chỉ chép trước; tắt dịch vụ rồi chạy lại để chép nốt phần "
     "thay\n"
     "đổi, so từng bảng ở hai bên và chuyển hẳn. Dừng giữa chừng thì chạy lại. Nơi cũ còn nguyên "
     "nhưng\n"
     "không mở được nữa. Tiếp theo: ganh serve",
     "Example:\n"
     "  ganh move --data ./thien-an --to postgresql://ganh@db.example/ganh\n"
     "  ganh move --data ./thien-an --to ./thien-an\n\n"
     "The folder goes by the new place from then on (ganh.toml); the second brings the data back "
     "into it.\n"
     "While the service runs this copies ahead only; end the service and run it again to carry "
     "what\n"
     "has changed since, compare each table on both sides, and move for good. When it was "
     "interrupted,\n"
     "run it again. What was there before is untouched and opens no more. Next: ganh serve"}};
inline constexpr Text move_to{"Địa chỉ máy chủ PostgreSQL, hoặc một thư mục",
                              "Address of a PostgreSQL server, or a folder"};

inline constexpr Command database_command{
    {"Cơ sở dữ liệu: đang ở đâu, trải trên những máy nào.",
     "The database: where it is, over which machines it is spread."},
    {"Ví dụ:\n  ganh database status\n  ganh database spread",
     "Example:\n  ganh database status\n  ganh database spread"}};
inline constexpr Command database_spread{
    {"Trải dữ liệu trên nhiều máy theo hợp tác xã, bằng phần mở rộng Citus của PostgreSQL.",
     "Spreads the data over several machines by cooperative, with PostgreSQL's extension Citus."},
    {"Ví dụ:\n  ganh database spread --database postgresql://ganh@db.example/ganh\n\n"
     "Mỗi bảng một lần; dừng giữa chừng thì chạy lại. Tiếp theo: ganh database status",
     "Example:\n  ganh database spread --database postgresql://ganh@db.example/ganh\n\n"
     "One table at a time; when it was interrupted, run it again. Next: ganh database status"}};
inline constexpr Command database_status{
    {"In cơ sở dữ liệu đang dùng, phiên bản, dung lượng, và mỗi hợp tác xã nằm ở máy nào.",
     "Prints the database in use, its version and size, and on which machine each cooperative is."},
    {"Ví dụ:\n  ganh database status --json", "Example:\n  ganh database status --json"}};

inline constexpr Command doctor{
    {"Khám thư mục dữ liệu: quyền, khóa, chỗ trống, tệp, sổ sách. Không sửa gì.",
     "Looks a data folder over: permissions, lock, room, file, books. Changes nothing."},
    {"Ví dụ:\n  ganh doctor\n  ganh doctor --json\n\n"
     "Mã thoát 0 khi ổn, 1 khi có chỗ cần sửa. Tiếp theo: làm theo từng mũi tên.",
     "Example:\n  ganh doctor\n  ganh doctor --json\n\n"
     "Status 0 when all is well, 1 when something needs mending. Next: follow the arrows."}};

}  // namespace ganh::service::words::help
