#include "gazetteer/edits.hpp"

namespace demarc::gazetteer {

std::string_view alphabetOf(char32_t letter) {
    if (letter >= 0x400 && letter < 0x530) return "абвгдежзийклмнопрстуфхцчшщыэюяєіїў ";
    if (letter >= 0x600 && letter < 0x780) return "ابتثجحخدذرزسشصضطظعغفقكلمنهويپچژگ ";
    if (letter >= 0x5D0 && letter < 0x5F0) return "אבגדהוזחטיכלמנסעפצקרשתךםןףץ ";
    if (letter >= 0x370 && letter < 0x400) return "αβγδεζηθικλμνξοπρστυφχψω ";
    if (letter >= 0x10D0 && letter < 0x1100) return "აბგდევზთიკლმნოპჟრსტუფქღყშჩცძწჭხჯჰ ";
    if (letter >= 0x560 && letter < 0x590) return "աբգդեզէըթժիլխծկհձղճմյնշոչպջռսվտրցւփքօֆ ";
    return "abcdefghijklmnopqrstuvwxyz ";
}

}  // namespace demarc::gazetteer
