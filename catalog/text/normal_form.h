// Vietnamese text in one form: how it is stored, compared, searched and sorted.
//
// Never guesses an encoding: input is UTF-8 (catalog/sheets reads the others).

#pragma once

#include <string>
#include <string_view>

namespace ganh::catalog::text {

// NFC, white space runs as one space, ends trimmed. Invalid UTF-8 gives an empty string.
std::string normalise(std::string_view utf8);

bool is_utf8(std::string_view bytes);

// Whether it is UTF-8 without control, bidirectional or zero-width characters, and without letters
// and marks that leave no trace (Unicode's Default_Ignorable_Code_Point).
bool is_plain(std::string_view utf8);

// Normalised and in lower case, accents kept. "QUẢ " → "quả".
std::string lower(std::string_view utf8);

// For matching: NFC, lower case, accents stripped, đ → d. "Đồng Tháp" → "dong thap".
std::string fold(std::string_view utf8);

// Bytes that sort as Vietnamese does (a ă â … d đ; ba bà bả bã bá bạ): ICU's `vi` collation.
// Stored beside a name together with sort_key_version(), and rebuilt when that changes.
std::string sort_key(std::string_view utf8);
std::string sort_key_version();

}  // namespace ganh::catalog::text
