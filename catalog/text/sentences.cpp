// Every reason the catalog can refuse with: what is wrong and how to mend it, for a clerk.
//
// One row a reason, grouped by the part before the dot, in both languages.

#include "catalog/text/sentence.h"

namespace ganh::catalog::text {

namespace {

constexpr Sentence sentences[] = {
    {"changed_since", "Dữ liệu đã được người khác thay đổi sau khi bạn xem.",
     "Mở lại để xem giá trị mới, rồi sửa lại nếu vẫn cần.",
     "Somebody else has changed this since you looked.",
     "Open it again to see the new values, then change it if you still need to."},
};

}  // namespace

std::span<const Sentence> catalog_sentences() {
  return sentences;
}

}  // namespace ganh::catalog::text
