#include "toponym/class_words.hpp"

namespace demarc::toponym {
namespace {

class ClassSharer {
public:
    ClassSharer(const Words& words, std::vector<Mention>& mentions) : words_{words}, mentions_{mentions} {}

    void run() {
        for (std::size_t m = mentions_.size(); m-- > 0;) shareClass(m);
    }

private:
    void shareClass(std::size_t m) {
        Mention& mention = mentions_[m];
        if (!mention.classBeside || mention.classInName) return;
        const std::size_t after = mention.last;
        if (mention.listed || (words_.sameSentence(mention.first, after) && words_.classWord(after) && words_.info(after).plural)) {
            for (std::size_t k = m; k > 0 && joined(mentions_[k - 1], mentions_[k]) && !mentions_[k - 1].classBeside; --k) take(mentions_[k - 1], mention);
            return;
        }
        for (std::size_t k = m + 1; k < mentions_.size() && joined(mentions_[k - 1], mentions_[k]) && !mentions_[k].classBeside; ++k) {
            if (!pluralBefore(mention)) break;
            take(mentions_[k], mention);
        }
    }

    [[nodiscard]] bool pluralBefore(const Mention& mention) const {
        std::size_t before = words_.wordBefore(mention.first);
        if (before < words_.size() && words_.folded(before) == "of") before = words_.wordBefore(before);
        return before < words_.size() && (words_.info(before).plural || words_.folded(before) == "them" || words_.folded(before) == "including" || words_.folded(before) == "as");
    }

    static void take(Mention& to, const Mention& from) {
        if (to.demonym) return;
        to.guessed = false;
        to.hint = from.hint;
        to.classFeature = from.classFeature;
        to.classBeside = to.listed = true;
    }

    [[nodiscard]] bool joined(const Mention& a, const Mention& b) const {
        if (!words_.sameSentence(a.first, b.first) || b.first - a.last > 3) return false;
        bool link = false;
        for (std::size_t k = a.last; k < b.first; ++k) {
            const bool isLink = words_.is(k, ",") || words_.is(k, "and") || words_.is(k, "or") || words_.is(k, "the");
            if (!isLink && words_.folded(k) != "neighboring" && words_.folded(k) != "neighbouring") return false;
            link |= isLink;
        }
        return link;
    }

    const Words& words_;
    std::vector<Mention>& mentions_;
};

}  // namespace

void shareClasses(const Words& words, std::vector<Mention>& mentions) {
    ClassSharer{words, mentions}.run();
}

}  // namespace demarc::toponym
