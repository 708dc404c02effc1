// A glyph's bitmap, texel on pixel.
layout(location = 0) in vec4 aBox_px;    // left, top, width, height in the picture
layout(location = 1) in vec2 aTexel;     // upper left in the atlas
layout(location = 2) in vec4 aColour;    // straight alpha

out vec2 vTexel;
flat out vec4 vColour;

void main() {
    vec2 inside = vec2(gl_VertexID & 1, gl_VertexID >> 1) * aBox_px.zw;
    vTexel = aTexel + inside;
    vColour = vec4(aColour.rgb * aColour.a, aColour.a);
    gl_Position = toClip(aBox_px.xy + inside);
}
