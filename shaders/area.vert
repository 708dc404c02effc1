// A mesh in metres from its origin. A vertex of its soft edge stands `fringe` pixels off the outline and is transparent there.
layout(location = 0) in vec2 aPosition_m;
layout(location = 1) in vec2 aFringe_px;

uniform vec2 uOrigin_px;  // where the mesh's origin is, computed in double
uniform float uScale;     // pixels a metre

out float vCoverage;
out vec2 vFromOrigin_px;

void main() {
    vec2 fromOrigin_px = vec2(aPosition_m.x, -aPosition_m.y) * uScale + vec2(aFringe_px.x, -aFringe_px.y);
    vCoverage = aFringe_px == vec2(0.0) ? 1.0 : 0.0;
    vFromOrigin_px = fromOrigin_px;
    gl_Position = toClip(uOrigin_px + fromOrigin_px);
}
