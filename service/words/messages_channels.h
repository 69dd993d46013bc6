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

inline constexpr Text auditing{"Đang so với sàn", "Comparing"};
inline constexpr Text audit_not_yet{"{}: chưa so với sàn lần nào.", "{}: never audited yet."};
inline constexpr Text audit_under_way{
    "{}: đang so với sàn, đã xong {} mặt hàng; \"ganh serve\" hoặc lần sau sẽ làm tiếp.",
    "{}: being compared, {} done; \"ganh serve\" or the next time goes on."};
inline constexpr Text audit_done{"{}: đã so {} mặt hàng với sàn, {} khác.",
                                 "{}: compared {} ⟦listing|listings⟧, {} different."};
inline constexpr Text audit_unseen{
    "  {} mặt hàng đang được gửi nên chưa so; đêm tới Gánh so lại.",
    "  {} ⟦was|were⟧ being changed and not compared; the next audit looks again."};
inline constexpr Text drift_said{"  {}", "  {}"};
inline constexpr Text event_drift{"{0}: {1} trên sàn khác với ở đây ({2})",
                                  "{0}: {1} stands there otherwise ({2})"};
inline constexpr Text event_audited{"{0}: đã so {3} mặt hàng với sàn",
                                    "{0}: compared {3} ⟦listing|listings⟧"};
inline constexpr Text drift_missing{"đã bị gỡ", "gone"};
inline constexpr Text drift_replaced{"mặt hàng khác", "another listing"};
inline constexpr Text drift_title{"tên", "title"};
inline constexpr Text drift_price{"giá", "price"};
inline constexpr Text drift_stock{"số lượng", "stock"};
inline constexpr Text drift_version{"có nơi khác sửa", "written by somebody else"};

namespace help {

inline constexpr Command audit{
    {"So những gì sàn đang bày với những gì sàn đã nhận; chỗ nào khác thì nói rõ và sửa lại.",
     "Compares what marketplaces show with what they took; tells what differs, and mends it."},
    {"Đêm nào Gánh cũng tự so. Quy tắc \"audit\" của kênh: \"mend\" là sửa lại, \"tell\" là chỉ "
     "báo.\n\n"
     "Ví dụ:\n"
     "  ganh channels audit\n"
     "  ganh channels audit --channel postmart --wait 60\n\n"
     "Tiếp theo: ganh to-do",
     "Gánh does so by itself every night. The channel's rule \"audit\" says whether it mends "
     "(\"mend\") or only tells (\"tell\").\n\n"
     "Example:\n"
     "  ganh channels audit\n"
     "  ganh channels audit --channel postmart --wait 60\n\n"
     "Next: ganh to-do"}};
inline constexpr Text audited_channel{"Chỉ kênh này", "This channel only"};
inline constexpr Text audit_patience{"Chờ nhiều nhất bấy nhiêu giây; 0: chỉ bắt đầu, không chờ",
                                     "Wait so many seconds at most; 0: only begin"};

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
