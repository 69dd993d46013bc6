// What the program says of channels' profiles and of what they refuse.

#pragma once

#include "service/words/help.h"
#include "service/words/text.h"

namespace ganh::service::words {

inline constexpr Text profile_fault{"{}:{}:{}: {}", "{}:{}:{}: {}"};
inline constexpr Text profile_cure{"  → {}", "  → {}"};
inline constexpr Text profile_holds{"{}: hồ sơ kênh bán dùng được.",
                                    "{}: the profile can be used."};
inline constexpr Text profile_faults{"{}: {} chỗ phải sửa.", "{}: {} ⟦place|places⟧ to mend."};

inline constexpr Text field_attributes{"thông tin riêng của sàn", "attributes"};
inline constexpr Text price_ruled{"(giá của hợp tác xã {}; sàn giữ {})",
                                  "(our price {}; the marketplace keeps {})"};

namespace help {

inline constexpr Command check{
    {"Xem hồ sơ kênh bán có dùng được không; sai ở dòng nào thì chỉ dòng đó và cách sửa.",
     "Says whether a channel's profile can be used; if not, by line and column with the cure."},
    {"Hồ sơ là tệp JSON ghi sàn nhận những gì và hợp tác xã bán ở đó theo quy tắc nào.\n\n"
     "Ví dụ:\n"
     "  ganh channels check connectors/postmart/profile.json\n"
     "  ganh channels check postmart\n\n"
     "Tiếp theo: ganh channels connect --help",
     "A profile is a JSON file: what a marketplace takes, and by which rules you sell there.\n\n"
     "Example:\n"
     "  ganh channels check connectors/postmart/profile.json\n"
     "  ganh channels check postmart\n\n"
     "Next: ganh channels connect --help"}};
inline constexpr Text checked_profile{"Tệp hồ sơ, hoặc tên một kênh đã nối",
                                      "A file, or the name of a connected channel"};

}  // namespace help

}  // namespace ganh::service::words
