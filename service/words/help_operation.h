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

}  // namespace ganh::service::words::help
