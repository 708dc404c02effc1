#include "print/webp.hpp"

#include <webp/encode.h>
#include <webp/mux.h>

#include <cmath>
#include <new>

#include "base/error.hpp"
#include "base/handle.hpp"
#include "print/encode.hpp"
#include "print/xml.hpp"

namespace demarc::print {
namespace {

struct MuxTraits {
    using Type = WebPMux*;
    static Type null() { return nullptr; }
    static void free(Type mux) { WebPMuxDelete(mux); }
};

struct Picture : WebPPicture {
    Picture() : WebPPicture{} { WebPPictureInit(this); }
    Picture(const Picture&) = delete;
    Picture& operator=(const Picture&) = delete;
    ~Picture() { WebPPictureFree(this); }
};

struct Written : WebPMemoryWriter {
    Written() : WebPMemoryWriter{} { WebPMemoryWriterInit(this); }
    Written(const Written&) = delete;
    Written& operator=(const Written&) = delete;
    ~Written() { WebPMemoryWriterClear(this); }
};

std::string xmpOf(const ImageOptions& options) {
    std::string xmp = "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\"><rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">"
                      "<rdf:Description rdf:about=\"\" xmlns:tiff=\"http://ns.adobe.com/tiff/1.0/\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\">";
    if (options.dpi > 0) {
        const std::string value = std::to_string(std::lround(options.dpi * 100)) + "/100";
        xmp += "<tiff:XResolution>" + value + "</tiff:XResolution><tiff:YResolution>" + value + "</tiff:YResolution><tiff:ResolutionUnit>2</tiff:ResolutionUnit>";
    }
    if (!options.texts.empty()) {
        std::string all;
        for (const auto& [keyword, text] : options.texts) all += (all.empty() ? "" : "\n") + keyword + ": " + text;
        xmp += "<dc:description><rdf:Alt><rdf:li xml:lang=\"x-default\">" + xmlText(all) + "</rdf:li></rdf:Alt></dc:description>";
    }
    return xmp + "</rdf:Description></rdf:RDF></x:xmpmeta>";
}

std::string withXmp(std::string bytes, const std::string& xmp) {
    const auto view = [](const std::string& s) { return WebPData{reinterpret_cast<const std::uint8_t*>(s.data()), s.size()}; };
    const WebPData plain = view(bytes), said = view(xmp);
    const base::Handle<MuxTraits> mux{WebPMuxCreate(&plain, 0)};
    WebPData whole{};
    if (!mux || WebPMuxSetChunk(mux.get(), "XMP ", &said, 0) != WEBP_MUX_OK || WebPMuxAssemble(mux.get(), &whole) != WEBP_MUX_OK) throw std::bad_alloc{};
    bytes.assign(reinterpret_cast<const char*>(whole.bytes), whole.size);
    WebPDataClear(&whole);
    return bytes;
}

}  // namespace

std::string encodeWebp(const Image& image, const ImageOptions& options) {
    const Image opaque = options.transparent ? Image{} : onWhite(image);
    const Image& source = options.transparent ? image : opaque;
    WebPConfig config{};
    WebPConfigInit(&config);
    config.lossless = options.lossless ? 1 : 0;
    config.exact = 1;
    // Maps are flat: a higher effort takes seconds and saves a few percent.
    config.method = options.lossless ? 1 : 3;
    config.quality = options.lossless ? 25.0F : static_cast<float>(options.quality);
    if (!options.lossless) config.use_sharp_yuv = 1;
    Picture picture;
    picture.use_argb = 1;
    picture.width = image.width_px;
    picture.height = image.height_px;
    Written out;
    picture.writer = WebPMemoryWrite;
    picture.custom_ptr = &out;
    if (!WebPPictureImportRGBA(&picture, source.rgba.data(), image.width_px * 4) || !WebPEncode(&config, &picture)) throw std::bad_alloc{};
    std::string bytes{reinterpret_cast<const char*>(out.mem), out.size};
    return options.dpi > 0 || !options.texts.empty() ? withXmp(std::move(bytes), xmpOf(options)) : bytes;
}

}  // namespace demarc::print
