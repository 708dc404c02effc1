uniform sampler2D uAtlas;

in vec2 vTexel;
flat in vec4 vColour;
out vec4 colour;

void main() {
    colour = vColour * texelFetch(uAtlas, ivec2(vTexel), 0).r;
}
