// A part of a picture on the ground; its four corners come from gl_VertexID.
uniform vec4 uPlace_px;  // left, top, right, bottom
uniform vec4 uPart;      // the same of the texture, 0 to 1

out vec2 vAt;

void main() {
    vec2 corner = vec2(gl_VertexID & 1, gl_VertexID >> 1);
    vAt = mix(uPart.xy, uPart.zw, corner);
    gl_Position = toClip(mix(uPlace_px.xy, uPlace_px.zw, corner));
}
