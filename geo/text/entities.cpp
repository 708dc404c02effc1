#include <algorithm>
#include <array>
#include <utility>

#include "text/markup.hpp"

namespace demarc::text {
namespace {

using Entity = std::pair<std::string_view, std::string_view>;

/// HTML 4's names for Latin-1 letters and for the punctuation of running text, sorted by name.
constexpr std::array kEntities{
    Entity{"AElig", "Æ"},  Entity{"Aacute", "Á"}, Entity{"Acirc", "Â"},  Entity{"Agrave", "À"}, Entity{"Aring", "Å"},  Entity{"Atilde", "Ã"},
    Entity{"Auml", "Ä"},   Entity{"Ccedil", "Ç"}, Entity{"ETH", "Ð"},    Entity{"Eacute", "É"}, Entity{"Ecirc", "Ê"},  Entity{"Egrave", "È"},
    Entity{"Euml", "Ë"},   Entity{"Iacute", "Í"}, Entity{"Icirc", "Î"},  Entity{"Igrave", "Ì"}, Entity{"Iuml", "Ï"},   Entity{"Ntilde", "Ñ"},
    Entity{"OElig", "Œ"},  Entity{"Oacute", "Ó"}, Entity{"Ocirc", "Ô"},  Entity{"Ograve", "Ò"}, Entity{"Oslash", "Ø"}, Entity{"Otilde", "Õ"},
    Entity{"Ouml", "Ö"},   Entity{"Scaron", "Š"}, Entity{"THORN", "Þ"},  Entity{"Uacute", "Ú"}, Entity{"Ucirc", "Û"},  Entity{"Ugrave", "Ù"},
    Entity{"Uuml", "Ü"},   Entity{"Yacute", "Ý"}, Entity{"Yuml", "Ÿ"},   Entity{"aacute", "á"}, Entity{"acirc", "â"},  Entity{"aelig", "æ"},
    Entity{"agrave", "à"}, Entity{"amp", "&"},    Entity{"apos", "'"},   Entity{"aring", "å"},  Entity{"atilde", "ã"}, Entity{"auml", "ä"},
    Entity{"bdquo", "„"},  Entity{"bull", "•"},   Entity{"ccedil", "ç"}, Entity{"cent", "¢"},   Entity{"copy", "©"},   Entity{"deg", "°"},
    Entity{"eacute", "é"}, Entity{"ecirc", "ê"},  Entity{"egrave", "è"}, Entity{"eth", "ð"},    Entity{"euml", "ë"},   Entity{"euro", "€"},
    Entity{"frac12", "½"}, Entity{"gt", ">"},     Entity{"hellip", "…"}, Entity{"iacute", "í"}, Entity{"icirc", "î"},  Entity{"iexcl", "¡"},
    Entity{"igrave", "ì"}, Entity{"iquest", "¿"}, Entity{"iuml", "ï"},   Entity{"laquo", "«"},  Entity{"ldquo", "“"},  Entity{"lsaquo", "‹"},
    Entity{"lsquo", "‘"},  Entity{"lt", "<"},     Entity{"mdash", "—"},  Entity{"middot", "·"}, Entity{"nbsp", " "},   Entity{"ndash", "–"},
    Entity{"ntilde", "ñ"}, Entity{"oacute", "ó"}, Entity{"ocirc", "ô"},  Entity{"oelig", "œ"},  Entity{"ograve", "ò"}, Entity{"ordf", "ª"},
    Entity{"ordm", "º"},   Entity{"oslash", "ø"}, Entity{"otilde", "õ"}, Entity{"ouml", "ö"},   Entity{"para", "¶"},   Entity{"plusmn", "±"},
    Entity{"pound", "£"},  Entity{"quot", "\""},  Entity{"raquo", "»"},  Entity{"rdquo", "”"},  Entity{"reg", "®"},    Entity{"rsaquo", "›"},
    Entity{"rsquo", "’"},  Entity{"sbquo", "‚"},  Entity{"scaron", "š"}, Entity{"sect", "§"},   Entity{"shy", ""},     Entity{"sup2", "²"},
    Entity{"szlig", "ß"},  Entity{"thorn", "þ"},  Entity{"times", "×"},  Entity{"trade", "™"},  Entity{"uacute", "ú"}, Entity{"ucirc", "û"},
    Entity{"ugrave", "ù"}, Entity{"uuml", "ü"},   Entity{"yacute", "ý"}, Entity{"yen", "¥"},    Entity{"yuml", "ÿ"},
};

}  // namespace

std::string_view namedEntity(std::string_view name) {
    const auto found = std::lower_bound(kEntities.begin(), kEntities.end(), name, [](const Entity& e, std::string_view n) { return e.first < n; });
    return found != kEntities.end() && found->first == name ? found->second : std::string_view{};
}

}  // namespace demarc::text
