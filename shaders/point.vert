// A disc at a place in metres from its item's origin.
layout(location = 0) in vec2 aCentre_m;

uniform vec2 uOrigin_px;  // where the origin is, computed in double
uniform vec2 uScale;      // pixels a metre, y turned
uniform float uReach_px;  // from the centre to the quad's sides

out vec2 vLocal_px;

void main() {
    vLocal_px = (vec2(gl_VertexID & 1, gl_VertexID >> 1) * 2.0 - 1.0) * uReach_px;
    gl_Position = toClip(uOrigin_px + aCentre_m * uScale + vLocal_px);
}
