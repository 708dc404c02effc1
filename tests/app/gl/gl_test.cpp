#include <gtest/gtest.h>

#include <array>
#include <vector>

#include "base/error.hpp"
#include "gl/buffer.hpp"
#include "gl/context.hpp"
#include "gl/framebuffer.hpp"
#include "gl/program.hpp"
#include "gl/state.hpp"

namespace demarc::gl {
namespace {

const std::array kWhole{ShaderFile{"whole.vert", "void main() { gl_Position = vec4((gl_VertexID & 1) * 4 - 1, (gl_VertexID >> 1) * 4 - 1, 0.0, 1.0); }"}};

std::string messageOf(std::span<const ShaderFile> vertex, std::span<const ShaderFile> fragment) {
    try {
        const Program program{vertex, fragment};
    } catch (const base::GlError& error) {
        return error.what();
    }
    return {};
}

std::array<int, 4> pixelAt(const Framebuffer& framebuffer, int x, int y) {
    std::vector<std::uint8_t> pixels(static_cast<std::size_t>(framebuffer.width_px() * framebuffer.height_px()) * 4);
    framebuffer.read(pixels);
    const auto at = static_cast<std::size_t>((y * framebuffer.width_px() + x) * 4);
    return {pixels[at], pixels[at + 1], pixels[at + 2], pixels[at + 3]};
}

TEST(Context, StartsWithoutADisplayAndNamesItsRenderer) {
    const Context context = Context::headless();
    EXPECT_NE(description().find("OpenGL"), std::string::npos);
    EXPECT_GE(maximumSide_px(), 4096);
    EXPECT_TRUE(context.complaints().empty());
}

TEST(Context, ServesAnotherThreadOnceReleased) {
    Context context = Context::headless();
    context.release();
    context.makeCurrent();
    EXPECT_GE(maximumSide_px(), 4096);
}

TEST(Context, OutlivesAnotherOne) {
    Context first = Context::headless();
    first.release();
    { const Context second = Context::headless(); }
    first.makeCurrent();
    const Framebuffer framebuffer{Format::rgba8, 4, 4};
    framebuffer.bind();
    resetState(4, 4);
    clear(0, 1, 0, 1);
    EXPECT_EQ(pixelAt(framebuffer, 1, 1), (std::array{0, 255, 0, 255}));
}

TEST(Program, NamesTheFileAndTheLineOfASyntaxError) {
    const Context context = Context::headless();
    const std::array files{ShaderFile{"shared.glsl", "float one() {\n    return 1.0;\n}"}, ShaderFile{"broken.frag", "out vec4 colour;\nvoid main() {\n    colour = nonsense(1.0);\n}"}};
    const std::string message = messageOf(kWhole, files);
    EXPECT_EQ(message.substr(0, 14), "broken.frag:3:") << message;
}

TEST(Program, NamesTheSharedFileThatIsBroken) {
    const Context context = Context::headless();
    const std::array files{ShaderFile{"shared.glsl", "\nfloat one( {"}, ShaderFile{"good.frag", "out vec4 colour;\nvoid main() { colour = vec4(1.0); }"}};
    EXPECT_EQ(messageOf(kWhole, files).substr(0, 14), "shared.glsl:2:");
}

TEST(Program, NamesBothFilesThatDoNotFitTogether) {
    const Context context = Context::headless();
    const std::array vertex{ShaderFile{"writes.vert", "out vec2 passed;\nvoid main() { passed = vec2(gl_VertexID); gl_Position = vec4(passed, 0.0, 1.0); }"}};
    const std::array fragment{ShaderFile{"reads.frag", "in vec4 passed;\nout vec4 colour;\nvoid main() { colour = passed; }"}};
    const std::string message = messageOf(vertex, fragment);
    EXPECT_NE(message.find("writes.vert with reads.frag"), std::string::npos) << message;
    EXPECT_EQ(message.find('\n'), std::string::npos);
}

TEST(Framebuffer, ReadsBackWhatWasClearedAndOnlyInsideTheScissor) {
    const Context context = Context::headless();
    const Framebuffer framebuffer{Format::rgba8, 8, 6};
    framebuffer.bind();
    resetState(8, 6);
    clear(1, 0, 0, 1);
    setScissor({2, 1, 3, 2});
    clear(0, 0, 1, 1);
    EXPECT_EQ(pixelAt(framebuffer, 0, 0), (std::array{255, 0, 0, 255}));
    EXPECT_EQ(pixelAt(framebuffer, 2, 1), (std::array{0, 0, 255, 255}));
    EXPECT_EQ(pixelAt(framebuffer, 4, 2), (std::array{0, 0, 255, 255}));
    EXPECT_EQ(pixelAt(framebuffer, 5, 2), (std::array{255, 0, 0, 255}));
    EXPECT_EQ(pixelAt(framebuffer, 2, 3), (std::array{255, 0, 0, 255}));
}

TEST(Framebuffer, LargerThanTheDriverAllowsIsRefusedWithTheLimit) {
    const Context context = Context::headless();
    const int most = maximumSide_px();
    try {
        const Framebuffer framebuffer{Format::rgba8, most + 1, 1};
        FAIL();
    } catch (const base::GlError& error) {
        EXPECT_NE(std::string{error.what()}.find(std::to_string(most)), std::string::npos) << error.what();
    }
}

TEST(Blend, OverLaysPremultipliedColourAndMaximumKeepsTheLarger) {
    const Context context = Context::headless();
    const std::array fragment{ShaderFile{"flat.frag", "uniform vec4 uColour;\nout vec4 colour;\nvoid main() { colour = uColour; }"}};
    const Program program{kWhole, fragment};
    const Framebuffer framebuffer{Format::rgba8, 4, 4};
    const VertexArray nothing;
    framebuffer.bind();
    resetState(4, 4);
    clear(1, 1, 1, 1);
    program.use();
    program.set("uColour", 0.4F, 0.0F, 0.0F, 0.4F);
    setBlend(Blend::over);
    nothing.drawVertices(0, 3);
    EXPECT_EQ(pixelAt(framebuffer, 1, 1), (std::array{255, 153, 153, 255}));
    setBlend(Blend::maximum);
    program.set("uColour", 0.0F, 1.0F, 0.2F, 0.0F);
    nothing.drawVertices(0, 3);
    EXPECT_EQ(pixelAt(framebuffer, 1, 1), (std::array{255, 255, 153, 255}));
}

TEST(Texture, IsReadByExactTexel) {
    const Context context = Context::headless();
    Texture texture{Format::r8, 4, 4};
    texture.upload(0, 0, 4, 4, std::vector<std::uint8_t>(16, 0));
    texture.upload(1, 2, 2, 1, std::array<std::uint8_t, 2>{100, 200});
    const std::array fragment{ShaderFile{"fetch.frag", "uniform sampler2D uTexture;\nout vec4 colour;\nvoid main() { colour = vec4(texelFetch(uTexture, ivec2(gl_FragCoord.xy), 0).r); }"}};
    const Program program{kWhole, fragment};
    const Framebuffer framebuffer{Format::rgba8, 4, 4};
    framebuffer.bind();
    resetState(4, 4);
    setBlend(Blend::replace);
    texture.bind(0);
    program.use();
    program.set("uTexture", 0);
    VertexArray{}.drawVertices(0, 3);
    EXPECT_EQ(pixelAt(framebuffer, 1, 2)[0], 100);
    EXPECT_EQ(pixelAt(framebuffer, 2, 2)[0], 200);
    EXPECT_EQ(pixelAt(framebuffer, 3, 2)[0], 0);
    EXPECT_EQ(pixelAt(framebuffer, 1, 1)[0], 0);
}

}  // namespace
}  // namespace demarc::gl
