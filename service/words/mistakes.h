// What is wrong with a command line, and how it is mended.

#pragma once

#include "service/words/text.h"

namespace ganh::service::words::mistakes {

inline constexpr Text no_command{"chưa nói làm việc gì", "no command is given"};
inline constexpr Text unknown_command{"không có lệnh nào tên là \"{}\"",
                                      "there is no command named \"{}\""};
inline constexpr Text unknown_option{"không có tùy chọn nào tên là {}",
                                     "there is no option named {}"};
inline constexpr Text option_too_early{"{} phải đứng sau {}", "{} has to stand behind {}"};
inline constexpr Text too_many{"thừa \"{}\"", "\"{}\" is one too many"};
inline constexpr Text missing{"còn thiếu {}", "missing: {}"};
inline constexpr Text just_one{"cần đúng một trong các tùy chọn: {}", "just one is needed of: {}"};
inline constexpr Text no_value{"sau {} phải có giá trị", "{} needs a value behind it"};
inline constexpr Text given_twice{"{} chỉ được viết một lần", "{} may be given only once"};
inline constexpr Text not_a_number{"{} phải là số: \"{}\" không phải",
                                   "{} must be a number, and \"{}\" is none"};
inline constexpr Text together{"{} và {} không dùng chung được", "{} and {} do not go together"};
inline constexpr Text goes_with{"{} chỉ dùng cùng với {}", "{} goes with {} only"};
inline constexpr Text not_a_choice{"\"{}\" không có trong các giá trị: {}",
                                   "\"{}\" is none of: {}"};
inline constexpr Text not_within{"\"{}\" phải là số nguyên từ {} đến {}",
                                 "\"{}\" must be a whole number from {} to {}"};

// The cures.
inline constexpr Text perhaps{"Có phải bạn muốn: {}", "Did you mean: {}"};
inline constexpr Text write_behind{"Viết: {} {} …", "Write: {} {} …"};
inline constexpr Text name_what{"Thêm {}: {}.", "Add {}: {}."};
inline constexpr Text in_quotes{"Giá trị có dấu cách thì đặt trong ngoặc kép, ví dụ \"2 kg\".",
                                "Put a value with spaces in quotes, such as \"2 kg\"."};
inline constexpr Text choose_one{"Bỏ một trong hai.", "Leave one of them out."};

}  // namespace ganh::service::words::mistakes
